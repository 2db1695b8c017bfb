package org.precedent.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.KeyStatus;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterProperty;
import net.jqwik.api.lifecycle.BeforeProperty;
import org.precedent.testing.KnownSecrets;

class SealerTest {

  private static final String SECRET = KnownSecrets.add("correct horse");
  private static final SealContext CONTEXT = SealContext.managedUserValue(7, 3);

  private final Keyset keyset = Keyset.generate();
  private final Sealer sealer = new Sealer(KeysetSource.fixed(keyset));
  private LogCapture log;

  @BeforeProperty
  void captureLog() {
    log = new LogCapture();
  }

  @AfterProperty
  void releaseLog() {
    log.close();
  }

  @Property
  void any_text_opens_in_the_place_where_it_was_sealed(
      @ForAll("texts") String text, @ForAll("contexts") SealContext context) {
    SealedValue stored = SealedValue.of(sealer.seal(text, context).bytes());

    assertThat(sealer.open(stored, context))
        .isInstanceOfSatisfying(
            Opening.Opened.class, opened -> assertThat(opened.text()).isEqualTo(text));
  }

  @Property
  void any_bytes_open_in_the_place_where_they_were_sealed(@ForAll byte[] bytes) {
    assertThat(sealer.open(sealer.seal(bytes, CONTEXT), CONTEXT))
        .isInstanceOfSatisfying(
            Opening.Opened.class, opened -> assertThat(opened.bytes()).isEqualTo(bytes));
  }

  @Example
  void a_value_of_the_greatest_length_opens_and_a_longer_one_is_not_sealed() {
    byte[] longest = new byte[Sealer.MAX_BYTES];

    assertThat(sealer.open(sealer.seal(longest, CONTEXT), CONTEXT))
        .isEqualTo(new Opening.Opened(longest));
    assertThatThrownBy(() -> sealer.seal(new byte[Sealer.MAX_BYTES + 1], CONTEXT))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Example
  void half_a_surrogate_pair_is_refused_and_not_changed_in_silence() {
    assertThatThrownBy(() -> sealer.seal(SECRET + "\ud800", CONTEXT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining(SECRET)
        .hasNoCause();
  }

  @Example
  void one_text_sealed_twice_looks_different() {
    assertThat(sealer.seal(SECRET, CONTEXT)).isNotEqualTo(sealer.seal(SECRET, CONTEXT));
  }

  @Example
  void a_value_with_any_one_bit_flipped_does_not_open() {
    byte[] bytes = sealer.seal(SECRET, CONTEXT).bytes();

    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] flipped = bytes.clone();
      flipped[bit / 8] ^= (byte) (1 << (bit % 8));
      assertUnreadable(SealedValue.of(flipped), CONTEXT);
    }
  }

  @Example
  void a_value_cut_off_anywhere_does_not_open() {
    byte[] bytes = sealer.seal(SECRET, CONTEXT).bytes();

    for (int length = 0; length < bytes.length; length++) {
      assertUnreadable(SealedValue.of(Arrays.copyOf(bytes, length)), CONTEXT);
    }
  }

  @Property
  void a_value_with_anything_behind_it_does_not_open(@ForAll @IntRange(min = 1, max = 99) int n) {
    byte[] bytes = sealer.seal(SECRET, CONTEXT).bytes();

    assertUnreadable(SealedValue.of(Arrays.copyOf(bytes, bytes.length + n)), CONTEXT);
  }

  @Property
  void no_bytes_whatever_make_the_sealer_throw(@ForAll byte[] bytes) {
    assertUnreadable(SealedValue.of(bytes), CONTEXT);
  }

  @Property
  void a_value_opens_in_no_other_place(
      @ForAll("contexts") SealContext here, @ForAll("contexts") SealContext there) {
    Assume.that(!here.equals(there));

    assertUnreadable(sealer.seal(SECRET, here), there);
  }

  @Example
  void a_value_opens_in_none_of_the_places_that_look_alike() {
    List<SealContext> places =
        List.of(
            SealContext.managedUserValue(7, 3),
            SealContext.managedUserValue(3, 7),
            SealContext.managedUserValue(8, 3),
            SealContext.managedUserValue(7, 4),
            SealContext.groupValue(7, 3),
            SealContext.directoryValue(7, 3),
            SealContext.defaultValue(3),
            SealContext.defaultValue(7),
            SealContext.unmanagedValue(7, "ab", "c"),
            SealContext.unmanagedValue(7, "a", "bc"),
            SealContext.unmanagedValue(7, "", "abc"),
            SealContext.unmanagedValue(7, "abc", ""),
            SealContext.unmanagedValue(7, "c", "ab"),
            SealContext.unmanagedValue(8, "ab", "c"),
            SealContext.unmanagedValue(7, "ab", "C"),
            SealContext.unmanagedValue(7, "ab", "?"),
            SealContext.unmanagedValue(7, "ab", "\ud800"),
            SealContext.unmanagedValue(7, "ab", "\u00e4"),
            SealContext.unmanagedValue(7, "ab", "a\u0308"),
            SealContext.sessionValue(7, "c"),
            SealContext.sessionValue(7, "ab"),
            SealContext.sessionValue(7, ""),
            new SealContext.KeysetCheck());

    for (SealContext here : places) {
      SealedValue sealed = sealer.seal(SECRET, here);
      for (SealContext there : places) {
        if (here != there) {
          assertUnreadable(sealed, there);
        }
      }
    }
  }

  @Example
  void the_bytes_that_stand_for_a_place_never_change() {
    assertThat(SealContext.unmanagedValue(7, "ui", "a").associatedData())
        .inHexadecimal()
        .containsExactly(
            1, 4, 0, 0, 0, 8, 0, 0, 0, 0, 0, 0, 0, 7, 0, 0, 0, 4, 0, 'u', 0, 'i', 0, 0, 0, 2, 0,
            'a');
    assertThat(SealContext.managedUserValue(1, 2).associatedData()).startsWith(1, 1).hasSize(26);
    assertThat(SealContext.groupValue(1, 2).associatedData()).startsWith(1, 2).hasSize(26);
    assertThat(SealContext.defaultValue(2).associatedData()).startsWith(1, 3).hasSize(14);
    assertThat(SealContext.sessionValue(1, "").associatedData()).startsWith(1, 5).hasSize(18);
    assertThat(new SealContext.KeysetCheck().associatedData()).containsExactly(1, 6);
  }

  @Property
  void ids_are_positive(@ForAll @IntRange(min = Integer.MIN_VALUE, max = 0) int id) {
    assertThatThrownBy(() -> SealContext.managedUserValue(id, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> SealContext.groupValue(1, id))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Example
  void a_value_tells_the_key_that_it_needs() {
    SealedValue sealed = sealer.seal(SECRET, CONTEXT);

    assertThat(sealed.keyId()).isEqualTo(keyset.primaryKeyId()).isEqualTo(sealer.primaryKeyId());
    assertThat(SealedValue.of(new byte[] {1, 2, 3, 4}).keyId()).isEqualTo(SealedValue.NO_KEY);
    assertThat(sealed.bytes()).hasSize(SECRET.length() + SealedValue.OVERHEAD);
  }

  @Example
  void a_value_opens_after_rotation_and_new_ones_take_the_new_key() {
    SealedValue old = sealer.seal(SECRET, CONTEXT);
    Sealer rotated = new Sealer(KeysetSource.fixed(keyset.rotated().rotated()));

    assertThat(rotated.open(old, CONTEXT)).isInstanceOf(Opening.Opened.class);
    assertThat(rotated.seal(SECRET, CONTEXT).keyId()).isEqualTo(rotated.keys().get(2).id());
  }

  @Example
  void it_says_whether_a_key_is_unknown_or_retired_or_the_value_cut_off_or_changed() {
    SealedValue value = sealer.seal(SECRET, CONTEXT);
    Keyset rotated = keyset.rotated();
    Keyset retired = rotated.with(rotated.keys().get(0), KeyStatus.DISABLED);
    byte[] changed = value.bytes();
    changed[20]++;

    assertReason(Keyset.generate(), value, Opening.Reason.UNKNOWN_KEY);
    assertReason(retired, value, Opening.Reason.RETIRED_KEY);
    assertReason(keyset, SealedValue.of(new byte[32]), Opening.Reason.TRUNCATED);
    assertReason(keyset, SealedValue.of(new byte[33]), Opening.Reason.TAMPERED);
    assertReason(keyset, SealedValue.of(changed), Opening.Reason.TAMPERED);
  }

  @Example
  void the_log_tells_place_key_and_reason_of_what_does_not_open_but_no_value() {
    SealedValue value = sealer.seal(SECRET, CONTEXT);

    assertUnreadable(value, SealContext.unmanagedValue(7, "sso", "forged\nline\u2028\u202e"));

    assertThat(log.lines())
        .singleElement()
        .asString()
        .contains("userId=7", "namespace=sso", "name=forged?line??", "belongs to another place")
        .contains("key " + Integer.toUnsignedString(value.keyId()))
        .doesNotContain(SECRET);
  }

  @Example
  void nothing_shows_the_value_by_accident() {
    SealedValue sealed = sealer.seal(SECRET, CONTEXT);

    assertThat(sealed).hasToString("SealedValue[…]");
    assertThat(sealer.open(sealed, CONTEXT)).hasToString("Opened[…]");
    assertThat(new String(sealed.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
    assertThat(keyset).hasToString("Keyset[" + keyset.keys().get(0).displayId() + "]");
  }

  @Example
  void a_sealed_value_does_not_change_with_the_arrays_it_came_from_and_gives_out() {
    byte[] bytes = sealer.seal(SECRET, CONTEXT).bytes();
    SealedValue value = SealedValue.of(bytes);
    bytes[20]++;
    value.bytes()[20]++;

    assertThat(sealer.open(value, CONTEXT)).isInstanceOf(Opening.Opened.class);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .all()
        .ofMaxLength(2000)
        .filter(text -> StandardCharsets.UTF_8.newEncoder().canEncode(text));
  }

  @Provide
  Arbitrary<SealContext> contexts() {
    Arbitrary<Long> ids = Arbitraries.longs().between(1, Long.MAX_VALUE);
    Arbitrary<String> names = Arbitraries.strings().all().ofMaxLength(20);
    return Arbitraries.oneOf(
        Combinators.combine(ids, ids).as(SealContext::managedUserValue),
        Combinators.combine(ids, ids).as(SealContext::groupValue),
        ids.map(SealContext::defaultValue),
        Combinators.combine(ids, names, names).as(SealContext::unmanagedValue),
        Combinators.combine(ids, names).as(SealContext::sessionValue));
  }

  private void assertUnreadable(SealedValue value, SealContext context) {
    assertThat(sealer.open(value, context)).isInstanceOf(Opening.Unreadable.class);
  }

  private static void assertReason(Keyset keyset, SealedValue value, Opening.Reason reason) {
    assertThat(new Sealer(KeysetSource.fixed(keyset)).open(value, CONTEXT))
        .isEqualTo(new Opening.Unreadable(reason));
  }
}
