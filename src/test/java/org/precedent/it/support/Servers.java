package org.precedent.it.support;

import java.net.URI;
import java.util.Map;
import java.util.function.Supplier;

/** The running servers that tests share, one on each database, started when first asked for. */
public enum Servers {
  H2(Map::of),
  POSTGRESQL(PostgreSql::newDatabase);

  private final Supplier<Map<String, String>> settings;
  private RunningServer server;

  Servers(Supplier<Map<String, String>> settings) {
    this.settings = settings;
  }

  /** Where it listens; a system property of its name gives the address of one that runs already. */
  public synchronized URI address() {
    String running =
        System.getProperty("precedent.it." + name().toLowerCase(java.util.Locale.ROOT));
    if (running != null) {
      return URI.create(running);
    }
    if (server == null) {
      server = RunningServer.start(settings.get());
    }
    return server.address();
  }
}
