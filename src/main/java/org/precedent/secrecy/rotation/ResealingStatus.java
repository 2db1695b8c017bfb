package org.precedent.secrecy.rotation;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** What monitoring may know of sealing again, whichever node is at it. Thread-safe. */
@ApplicationScoped
public class ResealingStatus {

  @Resource(lookup = "java:app/jdbc/precedent")
  DataSource database;

  private volatile Optional<Progress> known = Optional.empty();

  /** The progress; while the database is away, as it was known last. */
  Optional<Progress> progress() {
    try (Connection connection = database.getConnection()) {
      known = ProgressStore.read(connection);
    } catch (SQLException away) {
      return known;
    }
    return known;
  }
}
