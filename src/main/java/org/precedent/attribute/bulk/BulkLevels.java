package org.precedent.attribute.bulk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.precedent.attribute.Content;
import org.precedent.attribute.Definition;
import org.precedent.attribute.Level;
import org.precedent.attribute.Source;
import org.precedent.identity.GroupId;

/**
 * What is below the own values of users: the best value that membership of each group brings, and
 * what remains for those who are in none. Immutable.
 */
final class BulkLevels {

  private static final String GROUPS =
      """
      select c.group_id, v.rank, g.id, g.name, v.plain_text
        from group_value v
        join user_groups g on g.id = v.group_id and g.vanished_at is null
        join group_closure c on c.ancestor_id = v.group_id
        where v.definition_id = ? and (v.expires_at is null or v.expires_at > ?)
        order by v.rank
      """;

  private final Map<Long, Level> byGroup;
  private final Level last;

  private BulkLevels(Definition definition, Map<Long, Level> byGroup) {
    this.byGroup = byGroup;
    this.last =
        definition.defaultContent() instanceof Content.None
            ? Level.UNSET
            : new Level(new Source.Default(), definition.defaultContent());
  }

  static BulkLevels read(Connection connection, Definition definition, Instant now)
      throws SQLException {
    Map<Long, Level> byGroup = new HashMap<>();
    if (definition.computed().isPresent()) {
      return new BulkLevels(definition, byGroup);
    }
    try (PreparedStatement statement = connection.prepareStatement(GROUPS)) {
      statement.setLong(1, definition.id().value());
      statement.setObject(2, now.atOffset(ZoneOffset.UTC));
      try (ResultSet row = statement.executeQuery()) {
        Level level = Level.UNSET;
        while (row.next()) {
          level = level(definition, row, level);
          byGroup.putIfAbsent(row.getLong(1), level);
        }
      }
    }
    return new BulkLevels(definition, byGroup);
  }

  /** The rows of one value follow each other, and share the level. */
  private static Level level(Definition definition, ResultSet row, Level before)
      throws SQLException {
    int rank = row.getInt(2);
    if (before.source() instanceof Source.Group group && group.rank() == rank) {
      return before;
    }
    Source source = new Source.Group(new GroupId(row.getLong(3)), row.getString(4), rank);
    Content content = definition.hidden() ? Content.HIDDEN : Content.stored(row.getString(5));
    return new Level(source, content);
  }

  /** What a user has who is directly in these groups and has no value of his own. */
  Level of(Object[] groups) {
    Level best = byGroup.get(GroupId.ALL_USERS.value());
    for (Object group : groups) {
      best = better(best, byGroup.get((Long) group));
    }
    return best == null ? last : best;
  }

  private static @Nullable Level better(@Nullable Level one, @Nullable Level other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.source().rank() < one.source().rank() ? other : one;
  }
}
