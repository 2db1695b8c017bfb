package org.precedent.secrecy.rotation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps the {@link Progress} of a database, in the transaction of the connection. */
public final class ProgressStore {

  private ProgressStore() {}

  /** The progress, if there ever was something to do. */
  public static Optional<Progress> read(Connection connection) throws SQLException {
    String sql =
        "select key_id, started_at, finished_at, resealed, remaining, unreadable from resealing";
    try (PreparedStatement statement = connection.prepareStatement(sql);
        ResultSet row = statement.executeQuery()) {
      return row.next() ? Optional.of(progress(row)) : Optional.empty();
    }
  }

  /** A pass begins: with another key than the last one, everything is counted anew. */
  static void begin(Connection connection, int keyId, long remaining, Instant now)
      throws SQLException {
    run(connection, "delete from resealing where key_id <> ?", keyId);
    run(
        connection,
        """
        insert into resealing (id, key_id, started_at, updated_at, resealed, remaining, unreadable)
          values (1, ?, ?, ?, 0, 0, 0) on conflict do nothing
        """,
        keyId,
        time(now),
        time(now));
    run(
        connection,
        "update resealing set remaining = ?, finished_at = null, updated_at = ?",
        remaining,
        time(now));
  }

  /** Some more are sealed. */
  static void add(Connection connection, long resealed, Instant now) throws SQLException {
    run(
        connection,
        """
        update resealing set resealed = resealed + ?,
          remaining = case when remaining > ? then remaining - ? else 0 end, updated_at = ?
        """,
        resealed,
        resealed,
        resealed,
        time(now));
  }

  /** A pass ends. */
  static void end(Connection connection, long remaining, long unreadable, Instant now)
      throws SQLException {
    run(
        connection,
        "update resealing set remaining = ?, unreadable = ?, finished_at = cast(? as timestamp with time zone), updated_at = ?",
        remaining,
        unreadable,
        remaining <= unreadable ? time(now) : null,
        time(now));
  }

  private static Progress progress(ResultSet row) throws SQLException {
    OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
    return new Progress(
        row.getInt("key_id"),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        Optional.ofNullable(finished).map(OffsetDateTime::toInstant),
        row.getLong("resealed"),
        row.getLong("remaining"),
        row.getLong("unreadable"));
  }

  private static void run(Connection connection, String sql, @Nullable Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      statement.executeUpdate();
    }
  }

  private static OffsetDateTime time(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
