package org.precedent.console.imports;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The files that this node takes over, one after the other. Thread-safe. */
@ApplicationScoped
public class ImportQueue {

  /** How many may be here at once: they are in memory. */
  static final int MAX = 4;

  private static final Logger LOG = Logger.getLogger(ImportQueue.class.getName());

  @Resource ManagedExecutorService executor;
  @Inject ImportRun run;

  private final Deque<Upload> uploads = new ArrayDeque<>();
  private int reserved;
  private boolean working;

  /**
   * Keeps a place for a file, which is to be added or released.
   *
   * @throws ImportRefusedException if there are too many
   */
  synchronized void reserve() {
    if (uploads.size() + reserved >= MAX) {
      throw new ImportRefusedException(ImportRefusedException.Why.BUSY);
    }
    reserved++;
  }

  /** Gives a reserved place away. */
  synchronized void release() {
    reserved--;
  }

  /**
   * Takes the file over soon, at its reserved place. Where that fails, the place stays reserved.
   *
   * @throws RejectedExecutionException if the server begins no work just now
   */
  synchronized void add(Upload upload) {
    uploads.addLast(upload);
    boolean begun = false;
    try {
      begin();
      begun = true;
    } finally {
      if (!begun) {
        uploads.removeLast();
      }
    }
    reserved--;
  }

  /** The imports that are here. */
  synchronized List<Long> ids() {
    return uploads.stream().map(Upload::id).toList();
  }

  /** Goes on with what is here, if nobody is at it. */
  synchronized void resume() {
    try {
      begin();
    } catch (RejectedExecutionException busy) {
      LOG.log(Level.WARNING, "Imports wait until the server begins work again", busy);
    }
  }

  private void begin() {
    if (!working && !uploads.isEmpty()) {
      executor.execute(this::work);
      working = true;
    }
  }

  // The first one stays in the queue as long as it is worked on.
  private void work() {
    Upload upload = first();
    try {
      if (upload != null) {
        run.of(upload);
      }
    } finally {
      finish();
    }
  }

  private synchronized @Nullable Upload first() {
    return uploads.peekFirst();
  }

  private synchronized void finish() {
    uploads.pollFirst();
    working = false;
    resume();
  }
}
