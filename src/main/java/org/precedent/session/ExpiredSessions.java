package org.precedent.session;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Logger;
import org.precedent.platform.BackgroundRun;

/**
 * Deletes sessions and tokens that are long dead, in small batches, so that nobody waits for it.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
// The container begins a transaction around a timer, whatever attribute the method has.
@TransactionManagement(TransactionManagementType.BEAN)
public class ExpiredSessions {

  private static final Logger LOG = Logger.getLogger(ExpiredSessions.class.getName());
  private static final int BATCH = 500;
  private static final int MAX_BATCHES = 200;

  @Inject SessionStore store;
  @Inject LogInTokens tokens;

  /** Every minute, each batch in its own transaction. */
  @Schedule(hour = "*", minute = "*", second = "30", persistent = false)
  public void delete() {
    BackgroundRun.of(LOG, "Rows of expired sessions stay for now", this::deleteAll);
  }

  private void deleteAll() {
    int batches = 0;
    while (store.deleteExpired(BATCH) == BATCH && batches < MAX_BATCHES) {
      batches++;
    }
    tokens.deleteExpired();
  }
}
