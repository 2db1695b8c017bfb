package org.precedent.console.imports;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.logging.Logger;
import org.precedent.platform.BackgroundRun;

/**
 * Gives signs of life of the imports of this node, so that others see when it is gone, and has
 * those go on that could not be begun.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
// The container begins a transaction around a timer, whatever attribute the method has.
@TransactionManagement(TransactionManagementType.BEAN)
public class ImportTimer {

  private static final Logger LOG = Logger.getLogger(ImportTimer.class.getName());

  @Inject ImportQueue queue;
  @Inject ImportStore store;

  /** Costs nothing while there is none. */
  @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false)
  public void run() {
    BackgroundRun.of(LOG, "Imports give no sign of life", this::look);
  }

  private void look() {
    List<Long> ids = queue.ids();
    if (!ids.isEmpty()) {
      queue.resume();
      store.alive(ids);
    }
  }
}
