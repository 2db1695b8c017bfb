package org.precedent.secrecy.rotation;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.precedent.platform.Outage;

/** Looks every few seconds for values that a rotation of keys left to be sealed again. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class ResealingTimer {

  private static final Logger LOG = Logger.getLogger(ResealingTimer.class.getName());

  @Inject Resealing resealing;

  private final AtomicBoolean running = new AtomicBoolean();

  /** Costs a few look-ups in indexes if there is nothing to do. */
  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public void run() {
    if (!running.compareAndSet(false, true)) {
      return;
    }
    try {
      resealing.run();
    } catch (RuntimeException failure) {
      if (!Outage.causes(failure)) {
        throw failure;
      }
      LOG.log(Level.FINE, "Values stay sealed with old keys until the database is back", failure);
    } finally {
      running.set(false);
    }
  }
}
