package org.precedent.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.Parameters;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;

class KeysetJsonTest {

  private static final Path PATH = Path.of("keyset.json");
  private static final String MASTER = Base64.getEncoder().encodeToString(new byte[32]);

  private final Optional<MasterKey> masterKey = Optional.of(MasterKey.parse(MASTER));
  private final Keyset keyset = Keyset.generate().rotated();
  private final String plain = KeysetJson.write(keyset, Optional.empty());
  private final String wrapped = KeysetJson.write(keyset, masterKey);

  @Example
  void the_two_forms_are_told_apart() {
    assertThat(KeysetJson.isWrapped(plain)).isFalse();
    assertThat(KeysetJson.isWrapped(wrapped)).isTrue();
  }

  @Property
  void a_damaged_plain_keyset_is_read_or_refused_without_showing_a_key(
      @ForAll @IntRange(max = 400) int at,
      @ForAll @IntRange(max = 40) int cut,
      @ForAll
          @AlphaChars
          @NumericChars
          @Chars({'"', '{', '}', '[', ']', ':', ',', '\\', '-', '.'})
          @StringLength(max = 6)
          String put) {
    assertReadOrRefusedInSilence(damaged(plain, at, cut, put), Optional.empty());
  }

  @Property
  void a_damaged_wrapped_keyset_is_read_or_refused_without_showing_a_key(
      @ForAll @IntRange(max = 700) int at,
      @ForAll @IntRange(max = 40) int cut,
      @ForAll
          @AlphaChars
          @NumericChars
          @Chars({'"', '{', '}', '[', ']', ':', ',', '\\', '-', '.'})
          @StringLength(max = 6)
          String put) {
    assertReadOrRefusedInSilence(damaged(wrapped, at, cut, put), masterKey);
  }

  @Property
  void a_file_of_anything_else_is_refused(@ForAll String text) {
    assertThatThrownBy(() -> KeysetJson.read(text, masterKey, PATH))
        .isInstanceOf(KeysetException.class)
        .hasNoCause();
  }

  @Example
  void a_keyset_for_another_algorithm_is_refused() throws Exception {
    for (Parameters parameters :
        new Parameters[] {
          PredefinedAeadParameters.AES128_GCM, PredefinedAeadParameters.XCHACHA20_POLY1305
        }) {
      KeysetHandle other = KeysetHandle.generateNew(parameters, Keyset.ALGORITHMS);
      String json =
          TinkJsonProtoKeysetFormat.serializeKeyset(
              other, Keyset.ALGORITHMS, InsecureSecretKeyAccess.get());

      assertThatThrownBy(() -> KeysetJson.read(json, Optional.empty(), PATH))
          .isInstanceOf(KeysetException.class)
          .hasMessageContaining("holds no keyset for AES-256-GCM");
    }
  }

  @Example
  void a_keyset_whose_primary_key_is_disabled_is_refused() {
    String json = KeysetJson.write(Keyset.generate(), Optional.empty());

    assertThatThrownBy(
            () -> KeysetJson.read(json.replace("ENABLED", "DISABLED"), Optional.empty(), PATH))
        .isInstanceOf(KeysetException.class);
  }

  private static String damaged(String json, int at, int cut, String put) {
    int from = Math.min(at, json.length());
    return json.substring(0, from) + put + json.substring(Math.min(from + cut, json.length()));
  }

  private void assertReadOrRefusedInSilence(String json, Optional<MasterKey> master) {
    try {
      KeysetJson.read(json, master, PATH);
    } catch (KeysetException refusal) {
      String shown = Secrets.shown(refusal);
      assertThat(Secrets.keyMaterial(plain)).noneMatch(key -> Secrets.quotes(shown, key));
      assertThat(shown).doesNotContain(MASTER);
    }
  }
}
