package org.precedent.console.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.precedent.identity.Caller;
import org.precedent.identity.UserId;

class ImportQueueTest {

  private static final Caller ADMINISTRATOR = new Caller(new UserId(1), true);

  private final Deque<Runnable> tasks = new ArrayDeque<>();
  private final List<Long> done = new ArrayList<>();
  private boolean rejecting;
  private final ImportQueue queue = queue();

  private ImportQueue queue() {
    ImportQueue made = new ImportQueue();
    made.executor =
        (ManagedExecutorService)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ManagedExecutorService.class},
                (proxy, method, arguments) -> {
                  if (rejecting) {
                    throw new RejectedExecutionException("stopping");
                  }
                  tasks.add((Runnable) arguments[0]);
                  return null;
                });
    made.run =
        new ImportRun() {
          @Override
          void of(Upload upload) {
            if (upload.id() == 1) {
              throw new AssertionError("broken");
            }
            done.add(upload.id());
          }
        };
    return made;
  }

  private void add(long id) {
    queue.reserve();
    queue.add(new Upload(id, ADMINISTRATOR, new CsvLines(new byte[0])));
  }

  private void work() {
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
  }

  @Test
  void an_error_of_one_import_does_not_stop_the_others() {
    add(1);
    add(2);

    assertThatThrownBy(this::work).isInstanceOf(AssertionError.class);
    work();
    add(3);
    work();

    assertThat(done).containsExactly(2L, 3L);
    assertThat(queue.ids()).isEmpty();
  }

  @Test
  void a_file_that_cannot_begin_is_not_kept() {
    rejecting = true;
    assertThatThrownBy(() -> add(2)).isInstanceOf(RejectedExecutionException.class);
    assertThat(queue.ids()).isEmpty();

    queue.release();
    rejecting = false;
    add(3);
    work();

    assertThat(done).containsExactly(3L);
  }

  @Test
  void files_that_wait_go_on_when_the_server_begins_work_again() {
    add(2);
    add(3);
    rejecting = true;
    work();
    assertThat(done).containsExactly(2L);

    rejecting = false;
    queue.resume();
    work();

    assertThat(done).containsExactly(2L, 3L);
  }

  @Test
  void places_that_are_reserved_count_like_files() {
    for (int i = 0; i < ImportQueue.MAX - 1; i++) {
      queue.reserve();
    }
    add(2);

    assertThatThrownBy(queue::reserve).isInstanceOf(ImportRefusedException.class);
    work();
    queue.reserve();
    assertThat(done).containsExactly(2L);
  }
}
