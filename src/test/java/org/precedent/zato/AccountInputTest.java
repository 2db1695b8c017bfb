package org.precedent.zato;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountInputTest {

  private static Optional<Instant> expiry(String text) {
    byte[] body = ("{\"password_expiry\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8);
    return AccountInput.changes(Input.of(body, new MultivaluedHashMap<>()))
        .passwordExpiresAt()
        .value();
  }

  @ParameterizedTest
  @CsvSource({
    "2030-01-02T03:04:05, 2030-01-02T03:04:05Z",
    "2030-01-02T03:04, 2030-01-02T03:04:00Z",
    "2030-01-02T03:04:05.123456, 2030-01-02T03:04:05.123456Z",
    "2030-01-02T03:04:05Z, 2030-01-02T03:04:05Z",
    "2030-01-02T03:04:05+00:00, 2030-01-02T03:04:05Z",
    "2030-01-02T03:04:05-02:30, 2030-01-02T05:34:05Z",
  })
  void a_time_without_an_offset_is_in_utc(String text, Instant time) {
    assertThat(expiry(text)).contains(time);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tomorrow",
        "2030-01-02",
        "2030-02-30T00:00:00",
        "2030-01-02T24:00:00",
        "2030-01-02T03:04:05+99:00",
        "2030-01-02T03:04:05ZZ",
        "1969-12-31T23:59:59Z",
        "+10000-01-01T00:00:00Z",
      })
  void whatever_is_no_time_is_refused(String text) {
    assertThatThrownBy(() -> expiry(text)).isInstanceOf(RefusedException.class);
  }

  @Test
  void a_long_text_is_refused_in_no_time() {
    for (String part : new String[] {"T", "TZ", "T+00:0"}) {
      String text = part.repeat(1_000_000);
      assertTimeoutPreemptively(
          Duration.ofSeconds(20),
          () -> assertThatThrownBy(() -> expiry(text)).isInstanceOf(RefusedException.class));
    }
  }
}
