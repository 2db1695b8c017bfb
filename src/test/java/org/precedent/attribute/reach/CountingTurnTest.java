package org.precedent.attribute.reach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CountingTurnTest {

  private final CountDownLatch end = new CountDownLatch(1);
  private final AtomicInteger counting = new AtomicInteger();
  private final ExecutorService threads = Executors.newFixedThreadPool(2);

  @AfterEach
  void stop() {
    end.countDown();
    threads.shutdown();
  }

  private List<CompletableFuture<Integer>> begin(CountingTurn turn, int counts) {
    List<CompletableFuture<Integer>> begun =
        IntStream.range(0, counts)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> turn.take(this::count), threads))
            .toList();
    await().until(() -> turn.places.availablePermits() == 2 - counts && counting.get() == 1);
    return begun;
  }

  private int count() {
    int together = counting.incrementAndGet();
    try {
      end.await();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
    counting.decrementAndGet();
    return together;
  }

  @Test
  void while_one_counts_another_waits_and_the_next_is_refused_at_once() {
    CountingTurn turn = new CountingTurn(Duration.ofHours(1));
    List<CompletableFuture<Integer>> begun = begin(turn, 2);

    assertThatThrownBy(() -> turn.take(() -> 4)).isInstanceOf(CountingTooLongException.class);

    end.countDown();
    assertThat(begun).extracting(CompletableFuture::join).containsExactly(1, 1);
    assertThat(turn.take(() -> 5)).isEqualTo(5);
  }

  @Test
  void who_has_waited_long_enough_is_refused_and_gives_up_his_place() {
    CountingTurn turn = new CountingTurn(Duration.ofMillis(1));
    begin(turn, 1);

    assertThatThrownBy(() -> turn.take(() -> 2)).isInstanceOf(CountingTooLongException.class);

    assertThat(turn.places.availablePermits()).isEqualTo(1);
  }

  @Test
  void after_a_count_that_failed_the_next_one_counts() {
    CountingTurn turn = new CountingTurn(Duration.ofHours(1));

    assertThatThrownBy(
            () ->
                turn.take(
                    () -> {
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");

    assertThat(turn.take(() -> 2)).isEqualTo(2);
  }
}
