package org.precedent.attribute;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import org.precedent.identity.UserId;

/**
 * The statements on user values that differ between databases. They take part in the transaction of
 * the connection; outside of one, each is a transaction of its own. Thread-safe.
 */
interface UserValueStore {

  /**
   * Inserts or replaces one value, with its audit row.
   *
   * @return whether it was written; not if the metadata has another version by now
   */
  boolean upsert(Connection connection, ValueWrite write) throws SQLException;

  /**
   * Deletes one value, with its audit row.
   *
   * @return whether there was one
   */
  boolean delete(
      Connection connection,
      UserId user,
      DefinitionId definition,
      UserId deletedBy,
      OffsetDateTime now)
      throws SQLException;
}
