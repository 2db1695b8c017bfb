package org.precedent.it.support;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** All that a database holds, as text. Immutable. */
public record Dump(List<String> rows) {

  /**
   * A database on PostgreSQL.
   *
   * @param settings those that lead a server to it
   */
  public static Dump of(Map<String, String> settings) throws SQLException {
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

  /** Whether the text stands anywhere, as text or as bytes. */
  public boolean holds(String text) {
    String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    return rows.stream().anyMatch(row -> row.contains(text) || row.contains(hex));
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
