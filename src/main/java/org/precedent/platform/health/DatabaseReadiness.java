package org.precedent.platform.health;

import jakarta.annotation.Resource;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.precedent.platform.database.Migration;

/** Ready is who has the schema of this version and a database that answers within two seconds. */
@Readiness
@ApplicationScoped
public class DatabaseReadiness implements HealthCheck {

  private static final int ANSWER_SECONDS = 2;

  @Resource(lookup = "java:app/jdbc/precedent")
  private DataSource dataSource;

  @EJB private Migration migration;

  @Override
  public HealthCheckResponse call() {
    return HealthCheckResponse.named("database").status(migration.isDone() && answers()).build();
  }

  private boolean answers() {
    try (Connection connection = dataSource.getConnection()) {
      return connection.isValid(ANSWER_SECONDS);
    } catch (SQLException away) {
      return false;
    }
  }
}
