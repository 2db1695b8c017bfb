package org.precedent.attribute.named;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precedent.attribute.H2Transactions;
import org.precedent.attribute.StoredTexts;
import org.precedent.audit.Action;
import org.precedent.identity.UserId;

/**
 * Batches in one transaction. H2 has no {@code on conflict do update}, and does not lock what a
 * foreign key refers to: all writers of one owner take turns by the owner's row, so that what was
 * read still holds when it is written.
 */
final class H2ValueTableStore implements ValueTableStore {

  private static final String LOCK_OWNERS =
      "select id from {owners} where id = any(?) order by id for update";
  private static final String LOCK_DEFINITIONS =
      "select id from definition where id = any(?) order by id for update";
  private static final String VERSION = "select version from metadata where version = ?";

  private static final String UPDATE =
      """
      update {table} v set plain_text = ?, ciphertext = ?, key_id = ?, expires_at = ?, set_by = ?, set_at = ?,
          created_at = case when v.expires_at <= ? then ? else v.created_at end, version = v.version + 1
        where v.{owner} = ? and v.{key} = ?{and namespace}
      """;
  private static final String EXPIRED = " and v.expires_at <= ?";
  private static final String ALIVE = " and (v.expires_at is null or v.expires_at > ?)";
  private static final String OF_EDITION = " and v.version = ? and v.created_at = ?";

  private static final String INSERT =
      """
      insert into {table} (plain_text, ciphertext, key_id, expires_at, set_by, set_at, created_at,
          {owner}, {namespace,}{key})
        values (?, ?, ?, ?, ?, ?, ?, ?, {'namespace',}?) on conflict do nothing
      """;

  private static final String MOVE_EXPIRY =
      """
      update {table} v set expires_at = ?, set_by = ?, set_at = ?, version = v.version + 1
        where v.{owner} = ? and v.{key} = ?{and namespace}
      """;

  private static final String FIND =
      "select v.version, v.created_at from {table} v where v.{owner} = ? and v.{key} = ?{and namespace}";
  private static final String DELETE =
      "delete from {table} v where v.{owner} = ? and v.{key} = ?{and namespace}";
  private static final String AUDIT =
      "insert into audit_event (happened_at, caller_id, action, user_id, {key}) values (?, ?, ?, ?, ?)";
  private static final int MAX_AUDIT_NAME = 255;

  @Override
  public WriteCount write(
      Connection connection, ValueTable table, WriteMode mode, List<ValueRow> rows, Stamp stamp)
      throws SQLException {
    return changed(
        connection,
        table,
        rows,
        stamp,
        () ->
            switch (mode) {
              case SET -> {
                List<ValueRow> written = update(connection, table, "", rows, stamp);
                yield joined(written, insert(connection, table, without(rows, written), stamp));
              }
              case CREATE -> {
                List<ValueRow> written = update(connection, table, EXPIRED, rows, stamp);
                yield joined(written, insert(connection, table, without(rows, written), stamp));
              }
              case UPDATE -> update(connection, table, ALIVE, rows, stamp);
            });
  }

  @Override
  public WriteCount setExpiry(
      Connection connection, ValueTable table, List<ValueRow> rows, Stamp stamp)
      throws SQLException {
    return changed(
        connection,
        table,
        rows,
        stamp,
        () ->
            batch(
                connection,
                table.sql(MOVE_EXPIRY + ALIVE),
                rows,
                (statement, row) -> {
                  statement.setObject(1, time(row.expiresAt()));
                  statement.setLong(2, stamp.by().value());
                  statement.setObject(3, time(stamp.now()));
                  statement.setLong(4, row.owner());
                  statement.setObject(5, row.key());
                  statement.setObject(6, time(stamp.now()));
                }));
  }

  @Override
  public WriteCount delete(
      Connection connection, ValueTable table, List<ValueRow> rows, Stamp stamp)
      throws SQLException {
    return H2Transactions.in(
        connection,
        () -> {
          lock(connection, table.sql(LOCK_OWNERS), rows.stream().map(ValueRow::owner).distinct());
          if (!isCurrent(connection, stamp)) {
            return new WriteCount(0, Optional.empty(), false);
          }
          List<ValueRow> deleted =
              batch(
                  connection,
                  table.sql(DELETE + ALIVE + (stamp.expected().isPresent() ? OF_EDITION : "")),
                  rows,
                  (statement, row) -> {
                    statement.setLong(1, row.owner());
                    statement.setObject(2, row.key());
                    statement.setObject(3, time(stamp.now()));
                    bindExpected(statement, 4, stamp);
                  });
          audit(connection, table, table.deleted(), deleted, stamp);
          return new WriteCount(deleted.size(), Optional.empty(), true);
        });
  }

  @Override
  public Set<Long> lockOwners(Connection connection, ValueTable table, Collection<Long> owners)
      throws SQLException {
    return OwnerIds.of(connection, table.sql(LOCK_OWNERS), owners);
  }

  private interface Change {
    List<ValueRow> run() throws SQLException;
  }

  private static WriteCount changed(
      Connection connection, ValueTable table, List<ValueRow> rows, Stamp stamp, Change change)
      throws SQLException {
    return H2Transactions.in(
        connection,
        () -> {
          lock(connection, table, rows);
          if (!isCurrent(connection, stamp)) {
            return new WriteCount(0, Optional.empty(), false);
          }
          List<ValueRow> written = change.run();
          audit(connection, table, table.set(), written, stamp);
          Optional<Edition> edition =
              written.size() == 1
                  ? Optional.of(edition(connection, table, written.get(0)))
                  : Optional.empty();
          return new WriteCount(written.size(), edition, true);
        });
  }

  private static void lock(Connection connection, ValueTable table, List<ValueRow> rows)
      throws SQLException {
    lock(connection, table.sql(LOCK_OWNERS), rows.stream().map(ValueRow::owner).distinct());
    if (table == ValueTable.MANAGED) {
      lock(connection, LOCK_DEFINITIONS, rows.stream().map(row -> (Long) row.key()).distinct());
    }
  }

  private static void lock(Connection connection, String sql, Stream<Long> ids)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
      statement.executeQuery().close();
    }
  }

  private static boolean isCurrent(Connection connection, Stamp stamp) throws SQLException {
    if (stamp.definitions().isEmpty()) {
      return true;
    }
    try (PreparedStatement statement = connection.prepareStatement(VERSION)) {
      statement.setLong(1, stamp.definitions().get());
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  private static List<ValueRow> update(
      Connection connection, ValueTable table, String condition, List<ValueRow> rows, Stamp stamp)
      throws SQLException {
    String version = stamp.expected().isPresent() ? OF_EDITION : "";
    return batch(
        connection,
        table.sql(UPDATE + condition + version),
        rows,
        (statement, row) -> {
          bind(statement, row, stamp);
          statement.setObject(7, time(stamp.now()));
          statement.setObject(8, time(stamp.now()));
          statement.setLong(9, row.owner());
          statement.setObject(10, row.key());
          int next = 11;
          if (!condition.isEmpty()) {
            statement.setObject(next++, time(stamp.now()));
          }
          bindExpected(statement, next, stamp);
        });
  }

  private static List<ValueRow> insert(
      Connection connection, ValueTable table, List<ValueRow> rows, Stamp stamp)
      throws SQLException {
    return batch(
        connection,
        table.sql(INSERT),
        rows,
        (statement, row) -> {
          bind(statement, row, stamp);
          statement.setObject(7, time(stamp.now()));
          statement.setLong(8, row.owner());
          statement.setObject(9, row.key());
        });
  }

  private static void bind(PreparedStatement statement, ValueRow row, Stamp stamp)
      throws SQLException {
    StoredTexts.bind(statement, 1, row.text());
    statement.setObject(4, time(row.expiresAt()));
    statement.setLong(5, stamp.by().value());
    statement.setObject(6, time(stamp.now()));
  }

  private static void bindExpected(PreparedStatement statement, int index, Stamp stamp)
      throws SQLException {
    if (stamp.expected().isPresent()) {
      statement.setLong(index, stamp.expected().get().version());
      statement.setObject(index + 1, time(stamp.expected().get().createdAt()));
    }
  }

  private static void audit(
      Connection connection, ValueTable table, Action action, List<ValueRow> rows, Stamp stamp)
      throws SQLException {
    batch(
        connection,
        table.sql(AUDIT),
        rows,
        (statement, row) -> {
          statement.setObject(1, time(stamp.now()));
          statement.setLong(2, stamp.by().value());
          statement.setString(3, action.stored());
          statement.setLong(4, stamp.about().map(UserId::value).orElse(row.owner()));
          statement.setObject(5, auditKey(row.key()));
        });
  }

  private static Object auditKey(Object key) {
    return key instanceof String name && name.length() > MAX_AUDIT_NAME
        ? name.substring(0, name.offsetByCodePoints(0, MAX_AUDIT_NAME / 2))
        : key;
  }

  private static Edition edition(Connection connection, ValueTable table, ValueRow row)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(table.sql(FIND))) {
      statement.setLong(1, row.owner());
      statement.setObject(2, row.key());
      try (ResultSet found = statement.executeQuery()) {
        found.next();
        return new Edition(found.getLong(1), found.getTimestamp(2).toInstant());
      }
    }
  }

  private interface Binding {
    void bind(PreparedStatement statement, ValueRow row) throws SQLException;
  }

  /** Runs the statement for each row, and gives those that it changed. */
  private static List<ValueRow> batch(
      Connection connection, String sql, List<ValueRow> rows, Binding binding) throws SQLException {
    if (rows.isEmpty()) {
      return rows;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (ValueRow row : rows) {
        binding.bind(statement, row);
        statement.addBatch();
      }
      int[] counts = statement.executeBatch();
      List<ValueRow> changed = new ArrayList<>(rows.size());
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] > 0) {
          changed.add(rows.get(i));
        }
      }
      return changed;
    }
  }

  private static List<ValueRow> without(List<ValueRow> rows, List<ValueRow> written) {
    if (written.isEmpty()) {
      return rows;
    }
    Set<ValueRow> done = Collections.newSetFromMap(new IdentityHashMap<>());
    done.addAll(written);
    return rows.stream().filter(row -> !done.contains(row)).toList();
  }

  private static List<ValueRow> joined(List<ValueRow> one, List<ValueRow> other) {
    List<ValueRow> all = new ArrayList<>(one);
    all.addAll(other);
    return all;
  }

  private static @Nullable OffsetDateTime time(Optional<Instant> time) {
    return time.map(H2ValueTableStore::time).orElse(null);
  }

  private static OffsetDateTime time(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }
}
