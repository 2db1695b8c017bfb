package org.precedent.directory;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs the mirror when its time has come, the first time just after the start. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
// The container begins a transaction around a timer, whatever attribute the method has.
@TransactionManagement(TransactionManagementType.BEAN)
public class MirrorTimer {

  @Inject MirrorAttempt attempt;
  @Inject MirrorRequests requests;

  private final AtomicBoolean running = new AtomicBoolean();
  private volatile long dueNanos = System.nanoTime();

  /** Looks every second whether it is time. */
  @Schedule(hour = "*", minute = "*", second = "*", persistent = false)
  public void run() {
    boolean due = requests.isDue() || System.nanoTime() - dueNanos >= 0;
    if (!due || !running.compareAndSet(false, true)) {
      return;
    }
    try {
      requests.begins();
      Duration pause = attempt.run();
      dueNanos = System.nanoTime() + pause.toNanos();
    } finally {
      running.set(false);
    }
  }
}
