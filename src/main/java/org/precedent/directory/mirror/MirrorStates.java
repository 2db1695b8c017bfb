package org.precedent.directory.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import org.precedent.directory.Watermark;

/** The table of how far directories are mirrored. Thread-safe. */
@ApplicationScoped
public class MirrorStates {

  private static final int MAX_ERROR = 2_048;

  private static final String SELECT =
      """
      select people_watermark, groups_watermark, changes, people_changes, full_read_at, started_at, ended_at,
          succeeded_at, people_count, group_count, left_out, failures, failing_since, last_error,
          requested_at is not null, phase, phase_done, phase_total, progress_at
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

  private static final String BEGUN =
      """
      update mirror_state set started_at = ?, ended_at = null, requested_at = null, phase = null
        where directory = ?
      """;

  private static final String PROGRESS =
      """
      update mirror_state set phase = ?, phase_done = ?, phase_total = cast(? as bigint),
          progress_at = ?
        where directory = ?
      """;

  @Inject Clock clock;
  @Inject PastRuns pastRuns;
  @Inject MirrorTransactions transactions;

  /** How far the directory is mirrored. */
  public MirrorState of(String directory) {
    return transactions.read(statements -> read(statements, directory));
  }

  void begin(String directory) {
    transactions.change(
        statements -> {
          insert(statements, directory);
          statements.update(BEGUN, clock.instant(), directory);
        });
  }

  /** Remembers that a run is asked for. */
  void request(Statements statements, String directory) throws SQLException {
    insert(statements, directory);
    statements.update(
        "update mirror_state set requested_at = ? where directory = ?", clock.instant(), directory);
  }

  /** Says how far the run is. */
  void progress(String directory, MirrorProgress progress) {
    OptionalLong total = progress.total();
    transactions.note(
        statements ->
            statements.update(
                PROGRESS,
                progress.phase().name(),
                progress.done(),
                total.isPresent() ? total.getAsLong() : null,
                progress.at(),
                directory));
  }

  /**
   * @param before how it was before people were read
   * @param between how it was before groups were read
   */
  void succeed(String directory, MirrorState before, MirrorState between, MirrorResult result) {
    Instant now = clock.instant();
    transactions.change(
        statements -> {
          pastRuns.succeeded(statements, directory, result, now);
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
              directory);
        });
  }

  void fail(String directory, String error) {
    String line = error.replace("\0", "");
    String kept = line.length() > MAX_ERROR ? line.substring(0, MAX_ERROR) : line;
    Instant now = clock.instant();
    transactions.change(
        statements -> {
          insert(statements, directory);
          pastRuns.failed(statements, directory, kept, now);
          statements.update(FAILED, now, now, kept, directory);
        });
  }

  /** All groups have to be read again, since the same members may now be others. */
  static void forgetGroups(Statements statements, String directory) throws SQLException {
    statements.update(
        "update mirror_state set groups_watermark = null, changes = changes + 1 where directory = ?",
        directory);
  }

  /** Makes sure that there is a row to change. */
  static void insert(Statements statements, String directory) throws SQLException {
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
        Optional.ofNullable(row.getString(14)),
        row.getBoolean(15),
        progress(row));
  }

  private static Optional<MirrorProgress> progress(ResultSet row) throws SQLException {
    String phase = row.getString(16);
    Optional<Instant> at = time(row, 19);
    if (phase == null || at.isEmpty()) {
      return Optional.empty();
    }
    long done = row.getLong(17);
    Long total = row.getObject(18, Long.class);
    return Optional.of(
        new MirrorProgress(
            MirrorPhase.valueOf(phase),
            done,
            total == null ? OptionalLong.empty() : OptionalLong.of(total),
            at.get()));
  }

  private static Optional<Instant> time(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getTimestamp(column)).map(Timestamp::toInstant);
  }

  private static @org.jspecify.annotations.Nullable String text(Optional<Watermark> watermark) {
    return watermark.map(Watermark::text).orElse(null);
  }
}
