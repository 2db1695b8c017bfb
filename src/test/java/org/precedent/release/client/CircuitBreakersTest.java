package org.precedent.release.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.precedent.testing.SettableClock;

class CircuitBreakersTest {

  private static final String ORIGIN = "https://down.example.test";

  private final SettableClock clock = new SettableClock();
  private final CircuitBreakers breakers = new CircuitBreakers(clock);

  @BeforeEach
  void open() {
    for (int i = 0; i < CircuitBreakers.FAILURES; i++) {
      assertThat(breakers.permits(ORIGIN)).isTrue();
      breakers.failed(ORIGIN);
    }
    assertThat(breakers.permits(ORIGIN)).isFalse();
  }

  private void pause() {
    clock.advance(CircuitBreakers.PAUSE);
  }

  @Test
  void one_fails_and_the_others_are_served() {
    assertThat(breakers.permits("https://down.example.test:8443")).isTrue();
    assertThat(breakers.permits("http://down.example.test")).isTrue();
  }

  @Test
  void nothing_goes_there_before_the_pause_is_over() {
    clock.advance(CircuitBreakers.PAUSE.minus(Duration.ofMillis(1)));

    assertThat(breakers.permits(ORIGIN)).isFalse();
  }

  @Test
  void while_one_tries_nobody_else_may() {
    pause();

    assertThat(breakers.permits(ORIGIN)).isTrue();
    assertThat(breakers.permits(ORIGIN)).isFalse();
    clock.advance(CircuitBreakers.PAUSE.minus(Duration.ofMillis(1)));
    assertThat(breakers.permits(ORIGIN)).isFalse();
  }

  @Test
  void one_that_tries_and_never_tells_is_followed_by_another_after_another_pause() {
    pause();
    assertThat(breakers.permits(ORIGIN)).isTrue();
    pause();

    assertThat(breakers.permits(ORIGIN)).isTrue();
  }

  @Test
  void one_that_fails_again_opens_it_for_a_whole_pause() {
    pause();
    assertThat(breakers.permits(ORIGIN)).isTrue();
    clock.advance(Duration.ofSeconds(10));
    breakers.failed(ORIGIN);

    clock.advance(CircuitBreakers.PAUSE.minus(Duration.ofMillis(1)));
    assertThat(breakers.permits(ORIGIN)).isFalse();
    clock.advance(Duration.ofMillis(1));
    assertThat(breakers.permits(ORIGIN)).isTrue();
    assertThat(breakers.permits(ORIGIN)).isFalse();
  }

  @Test
  void one_that_succeeds_closes_it_and_the_count_begins_anew() {
    pause();
    assertThat(breakers.permits(ORIGIN)).isTrue();
    breakers.succeeded(ORIGIN);

    assertThat(breakers.permits(ORIGIN)).isTrue();
    breakers.failed(ORIGIN);
    assertThat(breakers.permits(ORIGIN)).isTrue();
  }
}
