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
    BackgroundRun.of(LOG, "The last uses of sessions are not written yet", this::writeAll);
  }

  private void writeAll() {
    UsedSessions.Batch batch = used.take();
    while (!batch.isEmpty()) {
      write(batch);
      batch = used.take();
    }
  }

  private void write(UsedSessions.Batch batch) {
    boolean written = false;
    try {
      store.write(batch);
      written = true;
    } finally {
      if (!written) {
        used.putBack(batch);
      }
    }
  }
}
