package org.precedent.platform.database;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.precedent.platform.Outage;

/**
 * Brings the schema to the one of this version, at start. If the database is away, the server
 * starts without it, is not ready, and tries again every two seconds; a database that answers but
 * can't be migrated stops the start.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class Migration {

  private static final Logger LOG = Logger.getLogger(Migration.class.getName());
  private static final int RETRY_SECONDS = 2;

  @Resource(lookup = "java:app/jdbc/precedent")
  private DataSource dataSource;

  @Resource private ManagedScheduledExecutorService scheduler;
  @Inject private Event<SchemaReady> ready;
  private volatile boolean done;

  /** Whether the schema is the one of this version. */
  public boolean isDone() {
    return done;
  }

  @PostConstruct
  void start() {
    run();
  }

  private void run() {
    try {
      migrate();
    } catch (RuntimeException failure) {
      if (!Outage.causes(failure)) {
        throw failure;
      }
      LOG.log(
          Level.WARNING, "The database can''t be reached; trying again: {0}", failure.getMessage());
      scheduler.schedule(this::run, RETRY_SECONDS, TimeUnit.SECONDS);
    }
  }

  private void migrate() {
    Flyway.configure(Migration.class.getClassLoader())
        .dataSource(dataSource)
        .locations("classpath:db/migration")
        .load()
        .migrate();
    done = true;
    ready.fire(new SchemaReady());
  }
}
