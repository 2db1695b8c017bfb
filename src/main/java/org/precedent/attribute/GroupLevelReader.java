package org.precedent.attribute;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.precedent.identity.GroupId;

/** Reads what membership of groups brings, with the version of the groups, in one statement. */
@ApplicationScoped
public class GroupLevelReader {

  // The row of the version is there even if there are no values.
  private static final String SQL =
      """
      select m.version, c.group_id, v.definition_id, v.rank, g.id, g.name, v.plain_text, v.expires_at
        from group_metadata m
        left join (group_closure c
            join group_value v on v.group_id = c.ancestor_id
            join user_groups g on g.id = v.group_id and g.vanished_at is null)
          on c.group_id = any(?)
      """;

  /** The levels of each of the groups, also of those that have none. */
  Map<Long, GroupLevels> read(Connection connection, List<Long> groups) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      statement.setArray(1, connection.createArrayOf("bigint", groups.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        return levels(row, groups);
      }
    }
  }

  private static Map<Long, GroupLevels> levels(ResultSet row, List<Long> groups)
      throws SQLException {
    long version = 0;
    Map<Long, Map<Long, List<GroupLevels.Expiring>>> found = new HashMap<>();
    groups.forEach(group -> found.put(group, new HashMap<>()));
    while (row.next()) {
      version = row.getLong(1);
      Map<Long, List<GroupLevels.Expiring>> ofGroup = found.get(row.getLong(2));
      if (ofGroup != null) {
        ofGroup
            .computeIfAbsent(row.getLong(3), unseen -> new ArrayList<>(1))
            .add(new GroupLevels.Expiring(level(row), expiry(row)));
      }
    }
    Map<Long, GroupLevels> levels = new HashMap<>();
    for (Map.Entry<Long, Map<Long, List<GroupLevels.Expiring>>> group : found.entrySet()) {
      levels.put(group.getKey(), new GroupLevels(version, group.getValue()));
    }
    return levels;
  }

  private static Precedence.GroupLevel level(ResultSet row) throws SQLException {
    Source.Group group =
        new Source.Group(new GroupId(row.getLong(5)), row.getString(6), row.getInt(4));
    return new Precedence.GroupLevel(group, Content.stored(row.getString(7)));
  }

  private static Optional<Instant> expiry(ResultSet row) throws SQLException {
    return Optional.ofNullable(row.getObject(8, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
