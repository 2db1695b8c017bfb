package org.precedent.secrecy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SentinelTest {

  private final Keyset keyset = Keyset.generate();
  private final SealedValue sentinel = Sentinel.create(sealer(keyset));
  private LogCapture log;

  @BeforeEach
  void captureLog() {
    log = new LogCapture();
  }

  @AfterEach
  void releaseLog() {
    log.close();
  }

  @Test
  void the_right_keyset_passes_also_after_rotation() {
    assertThatCode(() -> Sentinel.verify(sealer(keyset), sentinel)).doesNotThrowAnyException();
    assertThatCode(() -> Sentinel.verify(sealer(keyset.rotated()), sentinel))
        .doesNotThrowAnyException();
  }

  @Test
  void another_keyset_is_refused_with_the_key_that_is_missing() {
    assertThat(
            Secrets.refusal(
                () -> {
                  Sentinel.verify(sealer(Keyset.generate()), sentinel);
                  return null;
                }))
        .hasMessageContaining("not the one of this database")
        .hasMessageContaining(keyset.keys().get(0).displayId())
        .hasNoCause();
  }

  @Test
  void a_value_of_another_place_is_no_sentinel() {
    SealedValue other = sealer(keyset).seal("x", SealContext.defaultValue(1));

    assertThat(
            Secrets.refusal(
                () -> {
                  Sentinel.verify(sealer(keyset), other);
                  return null;
                }))
        .isNotNull();
  }

  private static Sealer sealer(Keyset keyset) {
    return new Sealer(KeysetSource.fixed(keyset));
  }
}
