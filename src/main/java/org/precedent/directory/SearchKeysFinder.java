package org.precedent.directory;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.precedent.platform.database.Vendors;

/** Asks once which database is there. Thread-safe. */
@ApplicationScoped
public class SearchKeysFinder {

  @Resource(lookup = "java:app/jdbc/precedent")
  DataSource database;

  private volatile @Nullable SearchKeys found;

  SearchKeys find() {
    SearchKeys known = found;
    if (known == null) {
      known = SearchKeys.of(Vendors.of(database));
      found = known;
    }
    return known;
  }
}
