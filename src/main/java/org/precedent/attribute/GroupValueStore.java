package org.precedent.attribute;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.precedent.audit.Action;
import org.precedent.identity.GroupId;
import org.precedent.identity.UserId;

/**
 * The statements on group values, the same on every database. Those that write rely on the lock of
 * {@link #lock}, under which the ranks of one definition change one writer at a time.
 */
final class GroupValueStore {

  private static final String SELECT =
      "select v.id, v.group_id, v.rank, v.plain_text from group_value v where v.definition_id = ?"
          + " and (v.expires_at is null or v.expires_at > ?)";
  private static final String OF_USER =
      " and (v.group_id = 1 or v.group_id in (select c.ancestor_id from membership s"
          + " join group_closure c on c.group_id = s.group_id where s.user_id = ?))";
  private static final String UPDATE =
      "update group_value set rank = coalesce(?, rank), plain_text = ?, ciphertext = ?, key_id = ?,"
          + " expires_at = null, version = version + 1, set_by = ?, set_at = ?"
          + " where definition_id = ? and group_id = ?";
  private static final String INSERT =
      "insert into group_value (rank, plain_text, ciphertext, key_id, set_by, set_at, definition_id, group_id)"
          + " values (?, ?, ?, ?, ?, ?, ?, ?)";
  private static final String LAST_RANK =
      "select coalesce(max(rank), 0) from group_value where definition_id = ?";
  private static final String AUDIT =
      "insert into audit_event (happened_at, caller_id, action, group_id, definition_id) values (?, ?, ?, ?, ?)";

  private final Connection connection;
  private final Definition definition;

  /** Works on the values of one definition, over a connection that the caller closes. */
  GroupValueStore(Connection connection, Definition definition) {
    this.connection = connection;
    this.definition = definition;
  }

  /** A row to be written. */
  record Row(GroupId group, int rank, StoredText text) {}

  /** Waits for other writers of the definition's group values; false if it was deleted. */
  static boolean lock(Connection connection, DefinitionId definition) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select id from definition where id = ? for update")) {
      statement.setLong(1, definition.value());
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    }
  }

  /** The version of the metadata as it is now, under the lock. */
  static long metadataVersion(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("select version from metadata where id = 1");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }

  /** The values in order of precedence; only those of the user's groups if one is given. */
  List<GroupValue> list(OffsetDateTime now, Optional<UserId> member) throws SQLException {
    return select(member.isPresent() ? OF_USER : "", now, member.map(UserId::value));
  }

  /** The value of one group; empty if it has none. */
  Optional<GroupValue> find(OffsetDateTime now, GroupId group) throws SQLException {
    return select(" and v.group_id = ?", now, Optional.of(group.value())).stream().findFirst();
  }

  private List<GroupValue> select(String condition, OffsetDateTime now, Optional<Long> parameter)
      throws SQLException {
    String sql = SELECT + condition + " order by v.rank";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, definition.id().value());
      statement.setObject(2, now);
      if (parameter.isPresent()) {
        statement.setLong(3, parameter.get());
      }
      try (ResultSet row = statement.executeQuery()) {
        List<GroupValue> values = new ArrayList<>();
        while (row.next()) {
          values.add(value(row));
        }
        return values;
      }
    }
  }

  /** The groups that have a value now, expired ones included, in order of precedence. */
  List<GroupId> order() throws SQLException {
    return List.copyOf(
        ids(
            "select group_id from group_value where definition_id = ? order by rank",
            definition.id().value()));
  }

  /** Gives the groups' values the ranks from 1, which must be free. */
  void rank(List<GroupId> order) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "update group_value set rank = ? where definition_id = ? and group_id = ?")) {
      for (int i = 0; i < order.size(); i++) {
        statement.setInt(1, i + 1);
        statement.setLong(2, definition.id().value());
        statement.setLong(3, order.get(i).value());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  /** The groups that have a value now, expired ones included. */
  Set<GroupId> groups() throws SQLException {
    return ids("select group_id from group_value where definition_id = ?", definition.id().value());
  }

  /**
   * Those of the groups that exist, kept from being deleted until the transaction ends: H2 does not
   * lock what a foreign key refers to, and a group deleted meanwhile would leave its value behind.
   */
  Set<GroupId> existing(List<GroupId> groups) throws SQLException {
    return ids(
        "select id from user_groups where id = any(?) order by id for update",
        connection.createArrayOf("bigint", groups.stream().map(GroupId::value).toArray()));
  }

  /**
   * The rank behind all others. If there is none left, the others close up first: their order
   * stays.
   */
  int nextRank() throws SQLException {
    int last = lastRank();
    if (last < GroupValueRules.MAX_RANK) {
      return last + 1;
    }
    List<GroupId> order = order();
    freeRanks();
    rank(order);
    return order.size() + 1;
  }

  private int lastRank() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LAST_RANK)) {
      statement.setLong(1, definition.id().value());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  /** Replaces the value of a group that has one, at its rank; false if it has none. */
  boolean update(GroupId group, StoredText text, UserId setBy, OffsetDateTime now)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(UPDATE)) {
      bind(statement, group, null, text, setBy, now);
      return statement.executeUpdate() > 0;
    }
  }

  /** Makes all ranks free, so that rows can take each other's. */
  void freeRanks() throws SQLException {
    execute("update group_value set rank = -rank where definition_id = ?", definition.id().value());
  }

  /** Deletes the values of all groups but these. */
  void deleteAllBut(List<GroupId> groups) throws SQLException {
    execute(
        "delete from group_value where definition_id = ? and not (group_id = any(?))",
        definition.id().value(),
        connection.createArrayOf("bigint", groups.stream().map(GroupId::value).toArray()));
  }

  /** Deletes one group's value; false if it has none. */
  boolean delete(GroupId group) throws SQLException {
    return execute(
            "delete from group_value where definition_id = ? and group_id = ?",
            definition.id().value(),
            group.value())
        > 0;
  }

  /** Inserts the rows in one batch. */
  void insert(List<Row> rows, UserId setBy, OffsetDateTime now) throws SQLException {
    batch(INSERT, rows, setBy, now);
  }

  /** Updates the rows, ranks included, in one batch. */
  void update(List<Row> rows, UserId setBy, OffsetDateTime now) throws SQLException {
    batch(UPDATE, rows, setBy, now);
  }

  /** Writes the audit row; the group is empty where all are meant. */
  void audit(Action action, Optional<GroupId> group, UserId caller, OffsetDateTime now)
      throws SQLException {
    execute(
        AUDIT,
        now,
        caller.value(),
        action.stored(),
        group.map(GroupId::value).orElse(null),
        definition.id().value());
  }

  private void batch(String sql, List<Row> rows, UserId setBy, OffsetDateTime now)
      throws SQLException {
    if (rows.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (Row row : rows) {
        bind(statement, row.group, row.rank, row.text, setBy, now);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private void bind(
      PreparedStatement statement,
      GroupId group,
      @Nullable Integer rank,
      StoredText text,
      UserId setBy,
      OffsetDateTime now)
      throws SQLException {
    if (rank == null) {
      statement.setNull(1, Types.INTEGER);
    } else {
      statement.setInt(1, rank);
    }
    StoredTexts.bind(statement, 2, text);
    statement.setLong(5, setBy.value());
    statement.setObject(6, now);
    statement.setLong(7, definition.id().value());
    statement.setLong(8, group.value());
  }

  private int execute(String sql, @Nullable Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        bind(statement, i + 1, parameters[i]);
      }
      return statement.executeUpdate();
    }
  }

  private static void bind(PreparedStatement statement, int index, @Nullable Object parameter)
      throws SQLException {
    if (parameter == null) {
      statement.setNull(index, Types.BIGINT);
    } else {
      statement.setObject(index, parameter);
    }
  }

  private Set<GroupId> ids(String sql, Object parameter) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, parameter);
      try (ResultSet row = statement.executeQuery()) {
        Set<GroupId> ids = new LinkedHashSet<>();
        while (row.next()) {
          ids.add(new GroupId(row.getLong(1)));
        }
        return ids;
      }
    }
  }

  private GroupValue value(ResultSet row) throws SQLException {
    String text = row.getString(4);
    Content content = definition.hidden() ? Content.HIDDEN : Content.stored(text);
    return new GroupValue(
        row.getLong(1), new GroupId(row.getLong(2)), definition, row.getInt(3), content);
  }
}
