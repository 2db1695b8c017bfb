package org.precedent.directory.mirror;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import org.precedent.platform.BackgroundRun;

/** Runs the mirror when its time has come, the first time just after the start. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
// The container begins a transaction around a timer, whatever attribute the method has.
@TransactionManagement(TransactionManagementType.BEAN)
public class MirrorTimer {

  private static final Logger LOG = Logger.getLogger(MirrorTimer.class.getName());
  private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(30);

  @Inject MirrorAttempt attempt;
  @Inject MirrorRequests requests;

  private final AtomicBoolean running = new AtomicBoolean();
  private volatile long dueNanos = System.nanoTime();

  /** Looks every second whether it is time. */
  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  public void run() {
    BackgroundRun.of(LOG, "The directory is not mirrored now", this::runIfDue);
  }

  private void runIfDue() {
    boolean due = requests.isDue() || System.nanoTime() - dueNanos >= 0;
    if (!due || !running.compareAndSet(false, true)) {
      return;
    }
    Duration pause = PAUSE_AFTER_FAULT;
    try {
      requests.begins();
      pause = attempt.run();
    } finally {
      dueNanos = System.nanoTime() + pause.toNanos();
      running.set(false);
    }
  }
}
