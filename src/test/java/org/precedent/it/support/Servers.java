package org.precedent.it.support;

import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;

/** The running servers that tests share, one on each database, started when a test first asks. */
public enum Servers {
  H2(Map::of),
  POSTGRESQL(PostgreSql::newDatabase);

  /** The first administrator's. */
  public static final String CLIENT_ID = RunningServer.CLIENT_ID;

  /** The first administrator's. */
  public static final String CLIENT_SECRET = RunningServer.CLIENT_SECRET;

  private final Supplier<Map<String, String>> settings;
  private RunningServer server;

  Servers(Supplier<Map<String, String>> settings) {
    this.settings = settings;
  }

  /** Where it listens. */
  public URI address() {
    return server().address();
  }

  /** The server itself, not to be stopped. */
  public synchronized RunningServer server() {
    if (server == null) {
      server = RunningServer.start(settings.get());
    }
    return server;
  }
}
