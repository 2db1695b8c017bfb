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
import org.precedent.platform.Transactions;

/**
 * Looks now and then for values that were written in plain text in the very moment in which their
 * attribute became hidden. Nobody could read them meanwhile; now nobody can in the database file
 * either.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
// The container begins a transaction around a timer, whatever attribute the method has.
@TransactionManagement(TransactionManagementType.BEAN)
public class ValueSealingTimer {

  private static final Logger LOG = Logger.getLogger(ValueSealingTimer.class.getName());

  @Inject DefinitionCache definitions;
  @Inject ValueSealingSweep sweep;
  @Inject Transactions transactions;

  /** Runs every minute, each definition in its own transaction. */
  @Schedule(hour = "*", minute = "*", persistent = false)
  public void run() {
    BackgroundRun.of(LOG, "Values of hidden attributes may be in plain text", this::sealAll);
  }

  private void sealAll() {
    for (Definition definition : definitions.fresh().all()) {
      int sealed = definition.hidden() ? transactions.<Integer>in(() -> sweep.seal(definition)) : 0;
      if (sealed > 0) {
        LOG.info(() -> "Sealed " + sealed + " values of the hidden attribute " + definition.name());
      }
    }
  }
}
