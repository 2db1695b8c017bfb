package org.precedent.directory.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table of the last runs. Works in the caller's transaction. Thread-safe. */
@ApplicationScoped
public class PastRuns {

  /** How many are kept of each directory. */
  static final int KEPT = 100;

  private static final String SELECT =
      """
      select started_at, ended_at, complete, people_read, groups_read, vanished, left_out, error
        from mirror_run where directory = ? order by id desc limit ?
      """;

  // A failure before the run began has no other beginning than its end.
  private static final String INSERT =
      """
      insert into mirror_run (directory, started_at, ended_at, complete, people_read, groups_read,
          vanished, left_out, error)
        select directory, case when ended_at is null then coalesce(started_at, ?) else ? end,
            ?, ?, ?, ?, ?, ?, ?
          from mirror_state where directory = ?
      """;

  private static final String FORGET =
      """
      delete from mirror_run where directory = ?
        and id not in (select id from mirror_run where directory = ? order by id desc limit ?)
      """;

  /** The last runs, the last one first. */
  List<PastRun> last(Statements statements, String directory, int count) throws SQLException {
    return statements.rows(SELECT, PastRuns::run, directory, count);
  }

  /** Remembers a success. To be called before the state says that the run is over. */
  void succeeded(Statements statements, String directory, MirrorResult result, Instant now)
      throws SQLException {
    insert(
        statements,
        now,
        now,
        now,
        result.full(),
        result.people().delivered(),
        result.groups().delivered(),
        result.vanished(),
        result.leftOut(),
        null,
        directory);
    forget(statements, directory);
  }

  /** Remembers a failure. To be called before the state says that the run is over. */
  void failed(Statements statements, String directory, String error, Instant now)
      throws SQLException {
    insert(statements, now, now, now, false, 0, 0, 0, 0, error, directory);
    forget(statements, directory);
  }

  private static void insert(
      Statements statements, @org.jspecify.annotations.Nullable Object... parameters)
      throws SQLException {
    statements.update(INSERT, parameters);
  }

  private static void forget(Statements statements, String directory) throws SQLException {
    statements.update(FORGET, directory, directory, KEPT);
  }

  private static PastRun run(ResultSet row) throws SQLException {
    return new PastRun(
        row.getTimestamp(1).toInstant(),
        row.getTimestamp(2).toInstant(),
        row.getBoolean(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        Optional.ofNullable(row.getString(8)));
  }
}
