package org.precedent.session;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.precedent.platform.Outage;

/** Writes down every few seconds which sessions were used and by whom: no request waits for it. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
// The container begins a transaction around a timer, whatever attribute the method has.
@TransactionManagement(TransactionManagementType.BEAN)
public class SessionUses {

  private static final Logger LOG = Logger.getLogger(SessionUses.class.getName());

  @Inject UsedSessions used;
  @Inject SessionUseStore store;

  /** Each batch in a transaction of its own. */
  @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
  public void write() {
    UsedSessions.Batch batch = used.take();
    while (!batch.isEmpty()) {
      try {
        store.write(batch);
      } catch (RuntimeException failure) {
        used.putBack(batch);
        if (!Outage.causes(failure)) {
          throw failure;
        }
        LOG.log(
            Level.FINE, "The last use of sessions is written when the database is back", failure);
        return;
      }
      batch = used.take();
    }
  }
}
