package org.precedent.platform.database;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Warns at the start of a database whose locale knows upper and lower case of English letters only,
 * as PostgreSQL's {@code C}: names with other letters are found there only as they are written.
 */
@ApplicationScoped
public class LetterCase {

  private static final Logger LOG = Logger.getLogger(LetterCase.class.getName());

  @Resource(lookup = "java:app/jdbc/precedent")
  DataSource database;

  void onSchemaReady(@Observes SchemaReady ready) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select lower('\u00c4') = '\u00e4'")) {
      row.next();
      if (!row.getBoolean(1)) {
        LOG.warning(
            "The database knows upper and lower case of the letters A to Z only: searches find names"
                + " with others only as they are written. docs/operation.md says how to create it.");
      }
    } catch (SQLException failure) {
      LOG.log(
          Level.WARNING, "The database''s letters can''t be looked at: {0}", failure.getMessage());
    }
  }
}
