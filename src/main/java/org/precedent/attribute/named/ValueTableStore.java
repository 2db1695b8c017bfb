package org.precedent.attribute.named;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precedent.attribute.StoredText;

/**
 * The statements on tables of values that differ between databases, each for any number of rows in
 * a constant number of round trips, with their audit rows. They take part in the transaction of the
 * connection; outside of one, each is a transaction of its own. Keys must differ within a call. An
 * expired row counts as absent and is taken over. Thread-safe.
 */
interface ValueTableStore {

  /**
   * Writes rows. Where the mode asks something of a row that does not hold, or the owner has no
   * {@link Room} for it, it is left out and not counted.
   */
  WriteCount write(
      Connection connection, ValueTable table, WriteMode mode, List<ValueRow> rows, Stamp stamp)
      throws SQLException;

  /** Moves the expiry of rows that are there; their texts don't count. */
  WriteCount setExpiry(Connection connection, ValueTable table, List<ValueRow> rows, Stamp stamp)
      throws SQLException;

  /**
   * Deletes rows of one owner; those that are not there, expired, or of another version than
   * expected, are not counted.
   */
  default WriteCount delete(
      Connection connection, ValueTable table, long owner, Collection<?> keys, Stamp stamp)
      throws SQLException {
    List<ValueRow> rows =
        keys.stream()
            .map(key -> new ValueRow(owner, key, StoredText.ABSENT, Optional.empty()))
            .toList();
    return delete(connection, table, rows, stamp);
  }

  /**
   * The same for rows of several owners; their texts don't count.
   *
   * @return how many there were
   */
  WriteCount delete(Connection connection, ValueTable table, List<ValueRow> rows, Stamp stamp)
      throws SQLException;

  /**
   * Locks owners until the transaction ends, so that writers of many values take turns.
   *
   * @return those that there are
   */
  Set<Long> lockOwners(Connection connection, ValueTable table, Collection<Long> owners)
      throws SQLException;
}
