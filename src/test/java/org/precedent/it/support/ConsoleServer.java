package org.precedent.it.support;

import java.net.URI;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The server that the console's tests share: the demo company, on PostgreSQL. */
public final class ConsoleServer {

  /** The password of everybody in the demo company. */
  public static final String PASSWORD = "precedent";

  /** An administrator of the demo company. */
  public static final String ADMINISTRATOR = "agreen";

  /** Somebody of the demo company who is none, in sales, with nested groups. */
  public static final String USER = "mkowalska";

  private static final Map<String, String> DATABASE = PostgreSql.newDatabase();

  private static RunningServer server;

  private ConsoleServer() {}

  /** Where it listens; a system property gives the address of one that runs already. */
  public static URI address() {
    String running = System.getProperty("precedent.it.console");
    return running == null ? get().address() : URI.create(running);
  }

  /** A client of the first administrator, to prepare what pages show. */
  public static LookerClient client() {
    return LookerClient.of(address(), RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET);
  }

  /** A connection to the server's database, for tests that hold something up. */
  public static Connection database() throws SQLException {
    return PostgreSql.connection(DATABASE);
  }

  /** The server, started when first asked for. */
  public static synchronized RunningServer get() {
    if (server == null) {
      Map<String, String> settings = new HashMap<>(DATABASE);
      settings.put("PRECEDENT_LDAP_URL", "");
      server = RunningServer.start(settings);
    }
    return server;
  }
}
