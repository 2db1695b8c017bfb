package org.precedent.it.support;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.precedent.platform.settings.DatabaseUrl;

/** All that a database holds, as text. Immutable. */
public record Dump(List<String> rows) {

  /**
   * The database of a server. An embedded one can be read only when its server has ended: it is
   * asked to.
   *
   * @param settings those that led the server to its database; empty for the embedded one
   */
  public static Dump of(RunningServer server, Map<String, String> settings) throws SQLException {
    return settings.isEmpty() ? embedded(server) : postgreSql(settings);
  }

  /** Whether the text stands anywhere, as text or as bytes. */
  public boolean holds(String text) {
    String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    return rows.stream().anyMatch(row -> row.contains(text) || row.contains(hex));
  }

  private static Dump embedded(RunningServer server) throws SQLException {
    server.terminate();
    String url = DatabaseUrl.embedded(server.folder().resolve("data")).jdbc();
    try (Connection connection = DriverManager.getConnection(url, "precedent", "");
        Statement statement = connection.createStatement()) {
      Dump dump = new Dump(texts(statement, "script"));
      statement.execute("shutdown");
      return dump;
    }
  }

  private static Dump postgreSql(Map<String, String> settings) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = PostgreSql.connection(settings);
        Statement statement = connection.createStatement()) {
      for (String table :
          texts(statement, "select tablename from pg_tables where schemaname = 'public'")) {
        rows.addAll(texts(statement, "select cast(t as text) from \"" + table + "\" t"));
      }
    }
    return new Dump(rows);
  }

  private static List<String> texts(Statement statement, String sql) throws SQLException {
    List<String> texts = new ArrayList<>();
    try (ResultSet row = statement.executeQuery(sql)) {
      while (row.next()) {
        texts.add(row.getString(1));
      }
    }
    return texts;
  }
}
