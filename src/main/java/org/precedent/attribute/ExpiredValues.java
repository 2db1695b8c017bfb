package org.precedent.attribute;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Logger;
import org.precedent.platform.BackgroundRun;

/** Deletes expired values in small batches, so that nobody waits for it. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
// The container begins a transaction around a timer, whatever attribute the method has.
@TransactionManagement(TransactionManagementType.BEAN)
public class ExpiredValues {

  private static final Logger LOG = Logger.getLogger(ExpiredValues.class.getName());
  private static final int BATCH = 500;
  private static final int MAX_BATCHES = 200;

  @Inject ExpiredValueRows rows;

  /** Every minute, each batch in its own transaction. */
  @Schedule(hour = "*", minute = "*", second = "45", persistent = false)
  public void delete() {
    BackgroundRun.of(LOG, "Rows of expired values stay for now", this::deleteAll);
  }

  private void deleteAll() {
    int batches = 1;
    while (rows.deleteSome(BATCH) && batches < MAX_BATCHES) {
      batches++;
    }
  }
}
