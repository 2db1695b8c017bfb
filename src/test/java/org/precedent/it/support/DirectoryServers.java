package org.precedent.it.support;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.precedent.directory.ldap.LiveDirectory;

/**
 * Servers with a directory each that tests change, one on each database, started when first asked
 * for.
 */
public enum DirectoryServers {
  MEMORY_AND_POSTGRESQL(LiveDirectory::memory, PostgreSql::newDatabase),
  SLAPD_AND_H2(LiveDirectory::slapd, Map::of);

  private final Supplier<LiveDirectory> start;
  private final Supplier<Map<String, String>> database;
  private LiveDirectory directory;
  private RunningServer server;
  private RunningServer serverOfNumbers;

  DirectoryServers(Supplier<LiveDirectory> start, Supplier<Map<String, String>> database) {
    this.start = start;
    this.database = database;
  }

  /** The directory. */
  public synchronized LiveDirectory directory() {
    if (directory == null) {
      directory = start.get();
      Runtime.getRuntime().addShutdownHook(new Thread(directory::close));
    }
    return directory;
  }

  /** The server that uses it. */
  public synchronized RunningServer server() {
    if (server == null) {
      server = start(Map.of());
    }
    return server;
  }

  /**
   * Another server that uses it: who has no {@code employeeNumber} is nobody there, and who
   * vanished is forgotten after two seconds.
   */
  public synchronized RunningServer serverOfNumbers() {
    if (serverOfNumbers == null) {
      serverOfNumbers =
          start(
              Map.of(
                  "PRECEDENT_LDAP_ID_ATTRIBUTE",
                  "employeeNumber",
                  "PRECEDENT_LDAP_RETENTION",
                  "PT2S",
                  "PRECEDENT_LDAP_MAX_VANISHED_PERCENT",
                  "100"));
    }
    return serverOfNumbers;
  }

  private RunningServer start(Map<String, String> more) {
    Map<String, String> settings = new HashMap<>(directory().settings());
    settings.putAll(database.get());
    settings.putAll(more);
    return RunningServer.start(settings);
  }
}
