package org.precedent.it.support;

import java.util.HashMap;
import java.util.Map;

/**
 * Two servers on one PostgreSQL, with one keyset.
 *
 * @param database the settings of the database
 */
public record TwoNodes(Map<String, String> database, RunningServer one, RunningServer other)
    implements AutoCloseable {

  /** Starts both, on a new database. */
  public static TwoNodes start() {
    Map<String, String> database = PostgreSql.newDatabase();
    RunningServer one = RunningServer.start(database);
    Map<String, String> same = new HashMap<>(database);
    same.put(
        "PRECEDENT_KEYSET_FILE", one.folder().resolve("data").resolve("keyset.json").toString());
    return new TwoNodes(Map.copyOf(database), one, RunningServer.start(same));
  }

  @Override
  public void close() {
    one.close();
    other.close();
  }
}
