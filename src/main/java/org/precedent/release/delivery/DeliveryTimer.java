package org.precedent.release.delivery;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Logger;
import org.precedent.platform.BackgroundRun;

/** Cares for the record of deliveries in small batches, so that nobody waits for it. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
// The container begins a transaction around a timer, whatever attribute the method has.
@TransactionManagement(TransactionManagementType.BEAN)
public class DeliveryTimer {

  private static final Logger LOG = Logger.getLogger(DeliveryTimer.class.getName());
  private static final int BATCH = 500;
  private static final int MAX_BATCHES = 200;

  @Inject DeliveryCare care;

  /** Every minute, each batch in its own transaction. */
  @Schedule(hour = "*", minute = "*", second = "15", persistent = false)
  public void run() {
    BackgroundRun.of(LOG, "Old deliveries stay for now", this::sweep);
  }

  /** Every hour. */
  @Schedule(hour = "*", minute = "7", persistent = false)
  public void forgetKeys() {
    BackgroundRun.of(LOG, "Old idempotency keys stay for now", () -> care.forgetKeys());
  }

  private void sweep() {
    care.interruptAbandoned();
    int batches = 1;
    while (care.deleteSome(BATCH) && batches < MAX_BATCHES) {
      batches++;
    }
  }
}
