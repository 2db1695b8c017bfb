package org.precedent.attribute;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.inject.Inject;
import java.util.logging.Logger;

/**
 * Looks now and then for values that were written in plain text in the very moment in which their
 * attribute became hidden. Nobody could read them meanwhile; now nobody can in the database file
 * either.
 */
@Singleton
public class ValueSealingTimer {

  private static final Logger LOG = Logger.getLogger(ValueSealingTimer.class.getName());

  @Inject DefinitionCache definitions;
  @Inject ValueSealingSweep sweep;

  /** Runs every minute. */
  @Schedule(hour = "*", minute = "*", persistent = false)
  public void run() {
    for (Definition definition : definitions.fresh().all()) {
      int sealed = definition.hidden() ? sweep.seal(definition) : 0;
      if (sealed > 0) {
        LOG.info(() -> "Sealed " + sealed + " values of the hidden attribute " + definition.name());
      }
    }
  }
}
