package org.precedent.directory;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Asks once which database is there. Thread-safe. */
@ApplicationScoped
public class SearchKeysFinder {

  @Resource(lookup = "java:app/jdbc/precedent")
  DataSource database;

  private volatile @Nullable SearchKeys found;

  SearchKeys find() {
    SearchKeys known = found;
    if (known == null) {
      try (Connection connection = database.getConnection()) {
        known = SearchKeys.of(connection);
      } catch (SQLException failure) {
        throw new StoreException(failure);
      }
      found = known;
    }
    return known;
  }
}
