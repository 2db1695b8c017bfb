package org.precedent.platform.database;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells the log when the database goes away and when it is back, each once. Thread-safe. */
final class Reachability {

  private static final Logger LOG = Logger.getLogger(Reachability.class.getName());

  private final AtomicBoolean away = new AtomicBoolean();

  void reached() {
    if (away.get() && away.compareAndSet(true, false)) {
      LOG.info("The database is back.");
    }
  }

  void failed(SQLException failure) {
    if (away.compareAndSet(false, true)) {
      LOG.log(Level.WARNING, "The database can''t be reached: {0}", failure.getMessage());
    }
  }
}
