package org.precedent.directory.mirror;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precedent.platform.GroupVersion;

/**
 * Statements over one connection, for many rows at once. Parameters are numbers, texts, instants,
 * and arrays of numbers or texts. For one thread.
 */
final class Statements {

  private static final int FETCH = 2_000;

  /** Makes something of the row that the result set is at. */
  @FunctionalInterface
  interface Reader<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final Connection connection;
  private boolean groupsChanged;

  Statements(Connection connection) {
    this.connection = connection;
  }

  Connection connection() {
    return connection;
  }

  /** Remembers that groups, or which is in which, changed. */
  void groupsChanged() {
    groupsChanged = true;
  }

  /** To be called last: tells all nodes if groups changed. */
  void finish() throws SQLException {
    if (groupsChanged) {
      GroupVersion.increase(connection);
    }
  }

  /** Numbers as one parameter. */
  static Long[] numbers(Collection<Long> numbers) {
    return numbers.toArray(Long[]::new);
  }

  /** Texts as one parameter. */
  static String[] texts(Collection<String> texts) {
    return texts.toArray(String[]::new);
  }

  /** The rows of a query. */
  <T> List<T> rows(String sql, Reader<T> reader, @Nullable Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setFetchSize(FETCH);
      bind(statement, parameters);
      try (ResultSet row = statement.executeQuery()) {
        List<T> rows = new ArrayList<>();
        while (row.next()) {
          rows.add(reader.read(row));
        }
        return rows;
      }
    }
  }

  /** Changes rows, and says how many. */
  int update(String sql, @Nullable Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, parameters);
      return statement.executeUpdate();
    }
  }

  /** Does the same with each of the rows of parameters. */
  void batch(String sql, List<@Nullable Object[]> rows) throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (@Nullable Object[] row : rows) {
        bind(statement, row);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private void bind(PreparedStatement statement, @Nullable Object[] parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      Object parameter = parameters[i];
      if (parameter instanceof Long[] numbers) {
        statement.setArray(i + 1, connection.createArrayOf("bigint", numbers));
      } else if (parameter instanceof String[] texts) {
        statement.setArray(i + 1, connection.createArrayOf("varchar", texts));
      } else if (parameter instanceof Instant instant) {
        statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
      } else {
        statement.setObject(i + 1, parameter);
      }
    }
  }
}
