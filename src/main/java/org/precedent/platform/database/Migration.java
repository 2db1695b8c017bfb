package org.precedent.platform.database;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.precedent.platform.FailedStart;
import org.precedent.platform.settings.Settings;

/**
 * Brings the schema to the one of this version, at start, before anything else uses it. Several
 * servers may start on one database at once. A schema that can't be brought there ends the start: a
 * server that gives wrong answers is worse than none. For a database that is away, see {@link
 * FirstContact}.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class Migration {

  @Resource(lookup = "java:app/jdbc/precedent")
  private DataSource dataSource;

  @Inject private Event<SchemaReady> ready;

  @PostConstruct
  void migrate() {
    try {
      Flyway.configure(Migration.class.getClassLoader())
          .dataSource(dataSource)
          .locations("classpath:db/migration", "classpath:db/vendor/" + vendor())
          .failOnMissingLocations(false)
          .load()
          .migrate();
    } catch (FlywayException | SQLException failure) {
      throw FailedStart.stop(line(failure));
    }
    ready.fire(new SchemaReady());
  }

  private String vendor() throws SQLException {
    try (Connection connection = dataSource.getConnection()) {
      return connection.getMetaData().getDatabaseProductName().toLowerCase(Locale.ROOT);
    }
  }

  private static String line(Exception failure) {
    return Settings.DB_URL.environmentName()
        + ": the schema there can't be brought to this version: "
        + String.valueOf(failure.getMessage()).replaceAll("\\p{Cntrl}+", " ");
  }
}
