package org.precedent.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** The table of how far directories are mirrored. Thread-safe. */
@ApplicationScoped
public class MirrorStates {

  private static final int MAX_ERROR = 2_048;

  private static final String SELECT =
      """
      select people_watermark, groups_watermark, changes, people_changes, full_read_at, started_at, ended_at,
          succeeded_at, people_count, group_count, left_out, failures, failing_since, last_error
        from mirror_state where directory = ?
      """;

  private static final String SUCCEEDED =
      """
      update mirror_state set
          people_watermark = case when people_changes = ? then cast(? as varchar) end,
          groups_watermark = case when changes = ? then cast(? as varchar) end,
          full_read_at = coalesce(cast(? as timestamp with time zone), full_read_at),
          ended_at = ?, succeeded_at = ?, people_count = ?, group_count = ?, left_out = ?,
          failures = 0, failing_since = null, last_error = null
        where directory = ?
      """;

  private static final String FAILED =
      """
      update mirror_state set ended_at = ?, failures = failures + 1,
          failing_since = coalesce(failing_since, ?), last_error = ?
        where directory = ?
      """;

  @Inject Clock clock;
  @Inject MirrorTransactions transactions;

  /** How far the directory is mirrored. */
  public MirrorState of(String directory) {
    return transactions.read(statements -> read(statements, directory));
  }

  void begin(String directory) {
    transactions.change(
        statements -> {
          insert(statements, directory);
          statements.update(
              "update mirror_state set started_at = ?, ended_at = null where directory = ?",
              clock.instant(),
              directory);
        });
  }

  /**
   * @param before how it was before people were read
   * @param between how it was before groups were read
   */
  void succeed(String directory, MirrorState before, MirrorState between, MirrorResult result) {
    Instant now = clock.instant();
    transactions.change(
        statements ->
            statements.update(
                SUCCEEDED,
                before.peopleChanges(),
                text(result.people().next()),
                between.changes(),
                text(result.groups().next()),
                result.full() ? now : null,
                now,
                now,
                result.peopleThere(),
                result.groupsThere(),
                result.leftOut(),
                directory));
  }

  void fail(String directory, String error) {
    String kept = error.length() > MAX_ERROR ? error.substring(0, MAX_ERROR) : error;
    transactions.change(
        statements -> {
          insert(statements, directory);
          statements.update(
              FAILED, clock.instant(), clock.instant(), kept.replace("\0", ""), directory);
        });
  }

  /** All groups have to be read again, since the same members may now be others. */
  static void forgetGroups(Statements statements, String directory) throws SQLException {
    statements.update(
        "update mirror_state set groups_watermark = null, changes = changes + 1 where directory = ?",
        directory);
  }

  private static void insert(Statements statements, String directory) throws SQLException {
    statements.update(
        "insert into mirror_state (directory) values (?) on conflict do nothing", directory);
  }

  private static MirrorState read(Statements statements, String directory) throws SQLException {
    return statements.rows(SELECT, MirrorStates::state, directory).stream()
        .findFirst()
        .orElse(MirrorState.NONE);
  }

  private static MirrorState state(ResultSet row) throws SQLException {
    return new MirrorState(
        Optional.ofNullable(row.getString(1)).map(Watermark::new),
        Optional.ofNullable(row.getString(2)).map(Watermark::new),
        row.getLong(3),
        row.getLong(4),
        time(row, 5),
        time(row, 6),
        time(row, 7),
        time(row, 8),
        row.getLong(9),
        row.getLong(10),
        row.getLong(11),
        row.getLong(12),
        time(row, 13),
        Optional.ofNullable(row.getString(14)));
  }

  private static Optional<Instant> time(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }

  private static @org.jspecify.annotations.Nullable String text(Optional<Watermark> watermark) {
    return watermark.map(Watermark::text).orElse(null);
  }
}
