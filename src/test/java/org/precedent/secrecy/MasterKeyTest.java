package org.precedent.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precedent.testing.Beans;

class MasterKeyTest {

  private static final String ONE = base64(1);
  private static final String OTHER = base64(2);

  @TempDir Path folder;
  private Path path;
  private LogCapture log;

  @BeforeEach
  void prepare() {
    path = folder.resolve("keyset.json");
    log = new LogCapture();
  }

  @AfterEach
  void releaseLog() {
    log.close();
  }

  @Test
  void with_a_master_key_the_file_is_wrapped_from_the_first_start() throws IOException {
    Keyset created = wrapped(ONE).load(false);

    assertThat(wrapped(ONE).isWrapped()).isTrue();
    assertThat(Files.readString(path)).contains("encryptedKeyset").doesNotContain("keyData");
    assertThat(wrapped(ONE).load(true).keys()).isEqualTo(created.keys());
  }

  @Test
  void a_wrapped_file_does_not_open_without_its_master_key() {
    wrapped(ONE).load(false);

    assertThat(refusal(() -> plain().load(true)))
        .hasMessageContaining("is wrapped by a master key; set PRECEDENT_MASTER_KEY");
  }

  @Test
  void a_wrapped_file_does_not_open_with_another_master_key() throws IOException {
    wrapped(ONE).load(false);

    KeysetException refusal = refusal(() -> wrapped(OTHER).load(true));

    assertThat(refusal).hasMessageContaining("does not open with the master key");
    assertThat(Secrets.shown(refusal)).doesNotContain(ONE, OTHER);
  }

  @Test
  void a_wrapped_file_stays_wrapped_over_rotation() {
    wrapped(ONE).load(false);

    wrapped(ONE).rotate();

    assertThat(wrapped(ONE).isWrapped()).isTrue();
    assertThat(wrapped(ONE).load(true).keys()).hasSize(2);
  }

  @Test
  void a_plain_file_is_read_as_it_is_though_a_master_key_is_set_and_the_log_says_so() {
    Keyset created = plain().load(false);
    log.lines().clear();

    assertThat(wrapped(ONE).load(true).keys()).isEqualTo(created.keys());

    assertThat(plain().isWrapped()).isFalse();
    assertThat(log.lines()).singleElement().asString().contains("is not wrapped by it yet");
  }

  @Test
  void a_plain_file_can_be_wrapped_with_the_same_keys() {
    Keyset created = plain().load(false);

    KeysetFile wrapped = plain().wrap(MasterKey.parse(ONE));

    assertThat(wrapped.isWrapped()).isTrue();
    assertThat(wrapped.read().keys()).isEqualTo(created.keys());
    assertThat(refusal(() -> plain().read())).hasMessageContaining("is wrapped");
  }

  @Test
  void the_master_key_can_be_changed() {
    Keyset created = wrapped(ONE).load(false);

    wrapped(ONE).wrap(MasterKey.parse(OTHER));

    assertThat(wrapped(OTHER).read().keys()).isEqualTo(created.keys());
    assertThat(refusal(() -> wrapped(ONE).read())).hasMessageContaining("does not open");
  }

  @Test
  void in_place_of_an_old_master_key_another_one_opens_what_that_wrapped() {
    Keyset created = wrapped(ONE).load(false);
    log.lines().clear();

    assertThat(replaced(ONE, OTHER).load(true).keys()).isEqualTo(created.keys());

    assertThat(log.lines()).singleElement().asString().contains("is not wrapped by it yet");
  }

  @Test
  void in_place_of_an_old_master_key_another_one_wraps_whatever_is_written() {
    wrapped(ONE).load(false);

    replaced(ONE, OTHER).rotate();

    assertThat(wrapped(OTHER).read().keys()).hasSize(2);
    assertThat(refusal(() -> wrapped(ONE).read())).hasMessageContaining("does not open");
    log.lines().clear();
    replaced(ONE, OTHER).load(true);
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void the_settings_may_name_an_old_master_key_or_its_file_beside_the_one_in_its_place()
      throws IOException {
    wrapped(ONE).load(false);
    Path file = Files.writeString(folder.resolve("old"), ONE + "\n");

    for (Map<String, String> old :
        List.of(
            Map.of("precedent.master.key.old", ONE),
            Map.of("precedent.master.key.old.file", file.toString()))) {
      Map<String, String> both = new HashMap<>(old);
      both.put("precedent.master.key", OTHER);
      Optional<MasterKey> configured = MasterKey.configured(Beans.settings(both));

      assertThat(new KeysetFile(path, configured).read().keys()).hasSize(1);
    }
  }

  @Test
  void an_old_master_key_with_none_in_its_place_is_refused() {
    assertThat(refusal(() -> configured("precedent.master.key.old", ONE)))
        .hasMessageContaining("set PRECEDENT_MASTER_KEY");
    assertThat(refusal(() -> configured("precedent.master.key.old", "wrong")))
        .hasMessageContaining("PRECEDENT_MASTER_KEY_OLD must be");
  }

  @Test
  void one_master_key_set_in_two_ways_is_refused() throws IOException {
    Path file = Files.writeString(folder.resolve("master"), OTHER);

    assertThat(
            refusal(
                () ->
                    MasterKey.configured(
                        Beans.settings(
                            Map.of(
                                "precedent.master.key",
                                ONE,
                                "precedent.master.key.file",
                                file.toString())))))
        .hasMessageContaining("PRECEDENT_MASTER_KEY and PRECEDENT_MASTER_KEY_FILE are both set");
  }

  @Test
  void a_master_key_in_place_of_itself_is_refused() {
    assertThat(
            refusal(
                () ->
                    MasterKey.configured(
                        Beans.settings(
                            Map.of("precedent.master.key", ONE, "precedent.master.key.old", ONE)))))
        .hasMessageContaining("is the same key");
  }

  @Test
  void a_file_may_hold_the_master_key_with_a_line_end() throws IOException {
    Path file = Files.writeString(folder.resolve("master"), ONE + "\n");
    Keyset created = wrapped(ONE).load(false);

    assertThat(new KeysetFile(path, Optional.of(MasterKey.read(file))).read().keys())
        .isEqualTo(created.keys());
  }

  @Test
  void a_missing_or_binary_master_key_file_is_refused_by_its_name() throws IOException {
    Path binary = Files.write(folder.resolve("binary"), new byte[] {-1, -2, -3});

    for (Path file : List.of(folder.resolve("absent"), binary)) {
      assertThat(refusal(() -> MasterKey.read(file))).hasMessageContaining(file.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "not base64!", "c2hvcnQ=", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=="})
  void a_master_key_of_another_form_is_refused_without_being_shown(String text) {
    KeysetException refusal = refusal(() -> MasterKey.parse(text));

    assertThat(refusal).hasMessageContaining("must be 32 bytes in base64").hasNoCause();
    assertThat(text.isEmpty() || !Secrets.shown(refusal).contains(text)).isTrue();
  }

  @Test
  void a_master_key_does_not_show_itself() {
    assertThat(MasterKey.parse(ONE)).hasToString("MasterKey[…]");
  }

  private KeysetFile plain() {
    return new KeysetFile(path, Optional.empty());
  }

  private KeysetFile wrapped(String masterKey) {
    return new KeysetFile(path, Optional.of(MasterKey.parse(masterKey)));
  }

  private KeysetFile replaced(String old, String key) {
    MasterKey both = MasterKey.parse(key).inPlaceOf(MasterKey.parse(old));
    return new KeysetFile(path, Optional.of(both));
  }

  private static Optional<MasterKey> configured(String name, String value) {
    return MasterKey.configured(Beans.settings(Map.of(name, value)));
  }

  private static KeysetException refusal(Callable<?> call) {
    return Secrets.refusal(call);
  }

  private static String base64(int fill) {
    byte[] key = new byte[32];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) (i * 7 + fill);
    }
    return Base64.getEncoder().encodeToString(key);
  }
}
