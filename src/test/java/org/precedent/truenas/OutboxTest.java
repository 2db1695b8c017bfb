package org.precedent.truenas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboxTest {

  private final TestSocket socket = new TestSocket();
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger done = new AtomicInteger();
  private boolean loggedIn;
  private boolean cutOff;
  private Backlog backlog = new Backlog(Long.MAX_VALUE);

  private Outbox outbox() {
    return new Outbox(
        socket.remote(),
        new Outbox.Client(() -> loggedIn, () -> cutOff = true),
        backlog,
        nanos::get);
  }

  private static String text(int length) {
    return "x".repeat(length);
  }

  @Test
  void texts_are_sent_one_at_a_time_in_their_order() {
    Outbox outbox = outbox();
    socket.deaf();
    outbox.send("1");
    outbox.send("2", done::incrementAndGet);
    outbox.send("3");
    assertThat(socket.sent()).containsExactly("1");
    assertThat(outbox.isIdle()).isFalse();

    socket.take();
    assertThat(socket.sent()).containsExactly("1", "2");
    assertThat(done).hasValue(0);
    socket.take();
    assertThat(done).hasValue(1);
    socket.take();
    assertThat(socket.sent()).containsExactly("1", "2", "3");
    assertThat(outbox.isIdle()).isTrue();
  }

  @Test
  void texts_of_many_threads_are_all_sent_each_threads_in_its_order() throws Exception {
    Outbox outbox = outbox();
    loggedIn = true;
    int threads = 8;
    int each = 2000;
    CountDownLatch start = new CountDownLatch(1);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int thread = 0; thread < threads; thread++) {
        int number = thread;
        running.add(
            pool.submit(
                () -> {
                  start.await();
                  for (int i = 0; i < each; i++) {
                    outbox.send(number + " " + i, done::incrementAndGet);
                  }
                  return null;
                }));
      }
      start.countDown();
      for (Future<?> one : running) {
        one.get(30, TimeUnit.SECONDS);
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(socket.sent()).hasSize(threads * each);
    assertThat(done).hasValue(threads * each);
    for (int thread = 0; thread < threads; thread++) {
      String prefix = thread + " ";
      assertThat(socket.sent().stream().filter(text -> text.startsWith(prefix)))
          .containsExactlyElementsOf(IntStream.range(0, each).mapToObj(i -> prefix + i).toList());
    }
    assertThat(outbox.isIdle()).isTrue();
    assertThat(cutOff).isFalse();
  }

  @Test
  void who_is_not_logged_in_and_does_not_read_is_cut_off_at_256_ki_characters() {
    Outbox outbox = outbox();
    socket.deaf();
    for (int i = 0; i <= 32; i++) {
      outbox.send(text(8 * 1024));
    }
    assertThat(cutOff).isFalse();
    outbox.send(text(1));
    assertThat(cutOff).isTrue();
  }

  @Test
  void who_is_logged_in_may_have_more_waiting() {
    Outbox outbox = outbox();
    loggedIn = true;
    socket.deaf();
    for (int i = 0; i <= 16; i++) {
      outbox.send(text(64 * 1024));
    }
    assertThat(cutOff).isFalse();
    outbox.send(text(1));
    assertThat(cutOff).isTrue();
  }

  @Test
  void answers_that_calls_wait_for_cut_nobody_off_however_large_they_are() {
    Outbox outbox = outbox();
    loggedIn = true;
    socket.deaf();
    for (int i = 0; i < 10; i++) {
      outbox.send(text(2_500_000), done::incrementAndGet);
    }
    assertThat(cutOff).isFalse();
    socket.read();
    assertThat(done).hasValue(10);
    assertThat(socket.sent()).hasSize(10);
  }

  @Test
  void when_too_much_waits_for_all_together_who_has_much_waiting_is_cut_off() {
    backlog = new Backlog(1_000_000);
    Outbox greedy = outbox();
    loggedIn = true;
    socket.deaf();
    greedy.send(text(900_000), done::incrementAndGet);
    greedy.send(text(90_000), done::incrementAndGet);
    assertThat(cutOff).isFalse();

    Outbox modest = outbox();
    modest.send(text(30_000));
    modest.send(text(30_000));
    assertThat(backlog.isFull()).isTrue();
    assertThat(cutOff).isFalse();
    greedy.send(text(1), done::incrementAndGet);
    assertThat(cutOff).isTrue();
    assertThat(done).hasValue(3);
    assertThat(backlog.isFull()).isFalse();
  }

  @Test
  void what_is_sent_counts_no_longer_for_all_together() {
    backlog = new Backlog(100);
    Outbox outbox = outbox();
    for (int i = 0; i < 10; i++) {
      outbox.send(text(90));
    }
    assertThat(backlog.isFull()).isFalse();
    outbox.close();
    assertThat(backlog.isFull()).isFalse();
  }

  @Test
  void calls_learn_that_their_answers_will_never_be_sent_once() {
    Outbox outbox = outbox();
    socket.deaf();
    outbox.send("1", done::incrementAndGet);
    outbox.send("2", done::incrementAndGet);
    outbox.close();
    assertThat(done).hasValue(2);
    outbox.send("3", done::incrementAndGet);
    assertThat(done).hasValue(3);
    socket.read();
    outbox.close();
    assertThat(done).hasValue(3);
    assertThat(socket.sent()).containsExactly("1");
  }

  @Test
  void a_text_that_is_not_taken_for_half_a_minute_is_noticed() {
    Outbox outbox = outbox();
    socket.deaf();
    outbox.send("1");
    nanos.addAndGet(TimeUnit.SECONDS.toNanos(30));
    assertThat(outbox.isStalled()).isFalse();
    nanos.addAndGet(1);
    assertThat(outbox.isStalled()).isTrue();
    socket.take();
    assertThat(outbox.isStalled()).isFalse();
  }
}
