package org.precedent.it.container;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * Counts statements in the log of a PostgreSQL that logs them all: those between two marks. It
 * counts BEGIN and COMMIT, too, for they cost a round trip like any other.
 */
final class StatementLog {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int RUNS = 12;

  /** How many runs the server's other work may come between. */
  private static final int DISTURBED = 3;

  // Neither a check of the pool, which is an empty statement, nor what a driver says when it
  // connects belongs to a request.
  private static final Pattern STATEMENT =
      Pattern.compile("LOG:  (?:statement|execute [^:]+): (?=\\S)(?!SET application_name)");

  private final DataSource database;

  StatementLog(DataSource database) {
    this.database = database;
  }

  /**
   * The statements of one run: no more than most of several runs have. A few may be disturbed by
   * what the server does in the background; a first one, which may fill caches, does not count.
   */
  List<String> of(Runnable action) throws SQLException {
    action.run();
    List<List<String>> runs = new ArrayList<>();
    for (int i = 0; i < RUNS; i++) {
      runs.add(once(action));
    }
    runs.sort(Comparator.comparingInt(List::size));
    return runs.get(RUNS - 1 - DISTURBED);
  }

  private List<String> once(Runnable action) throws SQLException {
    String begin = mark();
    action.run();
    String end = mark();
    String log = logUntil(end);
    String between = log.substring(log.indexOf(begin) + begin.length(), log.indexOf(end));
    List<String> statements = STATEMENT.splitAsStream(between).skip(1).toList();
    // The last is the second mark itself.
    return statements.subList(0, statements.size() - 1);
  }

  private String mark() throws SQLException {
    String mark = "mark-" + UUID.randomUUID();
    query("select '" + mark + "'");
    return mark;
  }

  private String logUntil(String mark) throws SQLException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      String log = query("select pg_read_file(pg_current_logfile())");
      if (log.contains(mark)) {
        return log;
      }
      if (System.nanoTime() > deadline) {
        throw new AssertionError("PostgreSQL logs no statements");
      }
    }
  }

  private String query(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getString(1);
    }
  }
}
