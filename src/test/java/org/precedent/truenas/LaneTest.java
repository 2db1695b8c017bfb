package org.precedent.truenas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.precedent.testing.LogLines;

class LaneTest {

  private final Queue<Runnable> threads = new ArrayDeque<>();
  private final List<Integer> done = new ArrayList<>();
  private boolean stopped;
  private final Lane lane = new Lane(this::execute, () -> 2);

  private void execute(Runnable work) {
    if (stopped) {
      throw new RejectedExecutionException();
    }
    threads.add(work);
  }

  private void runAll() {
    while (!threads.isEmpty()) {
      threads.remove().run();
    }
  }

  @Test
  void no_more_than_its_width_is_done_at_once_and_the_rest_in_order() {
    for (int i = 0; i < 5; i++) {
      int number = i;
      lane.execute(() -> done.add(number));
    }

    assertThat(threads).hasSize(2);
    runAll();
    assertThat(done).containsExactly(0, 2, 3, 4, 1);
  }

  @Test
  void an_error_costs_no_place() {
    try (LogLines log = new LogLines("org.precedent.truenas")) {
      for (int i = 0; i < 10; i++) {
        lane.execute(
            () -> {
              throw new StackOverflowError();
            });
      }
      lane.execute(() -> done.add(1));
      runAll();
      assertThat(log.text()).contains("failed unexpectedly");
    }
    lane.execute(() -> done.add(2));
    lane.execute(() -> done.add(3));
    assertThat(threads).hasSize(2);
    runAll();
    assertThat(done).containsExactly(1, 2, 3);
  }

  @Test
  void work_that_is_refused_costs_no_place() {
    stopped = true;
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() -> lane.execute(() -> done.add(0)))
          .isInstanceOf(RejectedExecutionException.class);
    }
    stopped = false;
    lane.execute(() -> done.add(1));
    runAll();
    assertThat(done).containsExactly(1);
  }
}
