package org.precedent.secrecy.rotation;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import org.precedent.platform.BackgroundRun;

/** Looks every few seconds for values that a rotation of keys left to be sealed again. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
// The container begins a transaction around a timer, whatever attribute the method has.
@TransactionManagement(TransactionManagementType.BEAN)
public class ResealingTimer {

  private static final Logger LOG = Logger.getLogger(ResealingTimer.class.getName());

  @Inject Resealing resealing;

  private final AtomicBoolean running = new AtomicBoolean();

  /** Costs a few look-ups in indexes if there is nothing to do. */
  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  public void run() {
    BackgroundRun.of(LOG, "Values stay sealed with old keys for now", this::reseal);
  }

  private void reseal() {
    if (!running.compareAndSet(false, true)) {
      return;
    }
    try {
      resealing.run();
    } finally {
      running.set(false);
    }
  }
}
