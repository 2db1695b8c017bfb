package org.precedent.secrecy.rotation;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.precedent.platform.OneNode;
import org.precedent.secrecy.KeyInfo;
import org.precedent.secrecy.Sealer;

/**
 * Seals what is not sealed with the primary key again, on one node at a time, while everybody goes
 * on reading and writing. Each batch is a transaction, and what is left is seen from the values
 * themselves: after a crash, the next run goes on where the last one ended. What does not open is
 * told in the log, counted, and left as it is; it is tried again when keys change, or when there is
 * more of it. Works outside of any transaction.
 */
@ApplicationScoped
public class Resealing {

  private static final Logger LOG = Logger.getLogger(Resealing.class.getName());
  private static final int BATCH = 200;
  private static final String MUTEX = "resealing";
  private static final Stuck NOTHING = new Stuck(0, List.of());

  @Resource(lookup = "java:app/jdbc/precedent")
  DataSource database;

  @Inject Sealer sealer;
  @Inject Clock clock;
  @Inject OneNode oneNode;

  private volatile Stuck stuck = NOTHING;

  /** How many values did not open, with which keys. */
  private record Stuck(long values, List<KeyInfo> keys) {}

  private interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /**
   * Seals all that is left, unless another node is at it.
   *
   * @return how many values were sealed again
   */
  public long run() {
    if (!isDue()) {
      return 0;
    }
    long[] resealed = {0};
    oneNode.alone(MUTEX, () -> resealed[0] = pass());
    return resealed[0];
  }

  private boolean isDue() {
    int primary = sealer.primaryKeyId();
    Stuck known = stuck;
    return in(
        connection ->
            KeyUse.areOthers(connection, primary)
                && !(known.keys.equals(sealer.keys())
                    && known.values == KeyUse.countOthers(connection, primary)));
  }

  private long pass() {
    List<KeyInfo> keys = sealer.keys();
    int primary = sealer.primaryKeyId();
    String key = Integer.toUnsignedString(primary);
    long waiting = in(connection -> begin(connection, primary));
    LOG.info(() -> "Sealing " + waiting + " values again, with key " + key + ".");
    Tally tally = new Tally(waiting, clock);
    for (SealedTable table : SealedTables.ALL) {
      for (KeyRange range : KeyRange.allBut(primary)) {
        if (in(connection -> KeyUse.number(connection, table.exists(range)) > 0)) {
          reseal(table, range, tally);
        }
      }
    }
    long left = in(connection -> end(connection, primary, tally));
    // More than did not open: somebody was writing them just then, and they are still to be done.
    stuck = left > tally.unreadable() ? NOTHING : new Stuck(left, keys);
    tally.report(key, left);
    return tally.resealed();
  }

  private void reseal(SealedTable table, KeyRange range, Tally tally) {
    List<Object> after = List.of();
    Batch batch;
    do {
      List<Object> position = after;
      batch = in(connection -> batch(connection, table, range, position));
      tally.add(batch);
      after = batch.last();
    } while (!batch.isEmpty());
  }

  private Batch batch(Connection connection, SealedTable table, KeyRange range, List<Object> after)
      throws SQLException {
    execute(connection, table.memory().first());
    Batch batch = new BatchResealing(connection, sealer, table).run(range, after, BATCH);
    if (batch.resealed() > 0) {
      ProgressStore.add(connection, batch.resealed(), clock.instant());
      execute(connection, table.memory().last());
    }
    return batch;
  }

  private long begin(Connection connection, int primary) throws SQLException {
    long waiting = KeyUse.countOthers(connection, primary);
    ProgressStore.begin(connection, primary, waiting, clock.instant());
    return waiting;
  }

  private long end(Connection connection, int primary, Tally tally) throws SQLException {
    long left = KeyUse.countOthers(connection, primary);
    ProgressStore.end(connection, left, tally.unreadable(), clock.instant());
    return left;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    if (!sql.isEmpty()) {
      try (var statement = connection.prepareStatement(sql)) {
        statement.executeUpdate();
      }
    }
  }

  private <T> T in(Work<T> work) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.on(connection);
        connection.commit();
        return result;
      } finally {
        // After a commit, this does nothing.
        connection.rollback();
        connection.setAutoCommit(true);
      }
    } catch (SQLException failure) {
      throw new IllegalStateException("Sealing again stopped", failure);
    }
  }
}
