package org.precedent.console.imports;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precedent.identity.InvalidException;
import org.precedent.identity.Problem;

/** The files that this node takes over, one after the other. Thread-safe. */
@ApplicationScoped
public class ImportQueue {

  /** How many may be here at once: they are in memory. */
  static final int MAX = 4;

  @Resource ManagedExecutorService executor;
  @Inject ImportRun run;

  private final Deque<Upload> uploads = new ArrayDeque<>();

  /**
   * @throws InvalidException if there are too many
   */
  synchronized void requireRoom() {
    if (uploads.size() >= MAX) {
      throw new InvalidException(
          Problem.invalid(
              "file", "Other files are being imported. Wait until one of them is done."));
    }
  }

  /** Takes the file over soon. */
  synchronized void add(Upload upload) {
    uploads.addLast(upload);
    if (uploads.size() == 1) {
      executor.execute(this::work);
    }
  }

  /** The imports that are here. */
  synchronized List<Long> ids() {
    return uploads.stream().map(Upload::id).toList();
  }

  // The first one stays in the queue as long as it is worked on.
  private void work() {
    Upload upload = current();
    while (upload != null) {
      try {
        run.of(upload);
      } finally {
        upload = next();
      }
    }
  }

  private synchronized @Nullable Upload current() {
    return uploads.peekFirst();
  }

  private synchronized @Nullable Upload next() {
    uploads.removeFirst();
    return uploads.peekFirst();
  }
}
