package org.precedent.attribute.explanation;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.precedent.identity.UserId;

/**
 * Reads from the audit since when a user is not in groups any more: he was taken out of one of them
 * or of a group in it, or a group that he is in was taken out of it.
 */
final class LeftGroups {

  // Of each group that he was taken out of, the last time only.
  private static final String LEFT =
      """
      select l.ancestor_id, max(l.happened_at) from (
        select c.ancestor_id, a.happened_at
          from (select group_id, max(id) as id from audit_event
                  where user_id = ? and action = 'group.remove_user' group by group_id) r
          join audit_event a on a.id = r.id
          join group_closure c on c.group_id = r.group_id
          where c.ancestor_id = any(?)
        union all
        select c.ancestor_id, a.happened_at
          from group_closure c
          join audit_event a on a.group_id = c.group_id and a.action = 'group.remove_group'
          where c.ancestor_id = any(?) and a.name = any(?)) l
        group by l.ancestor_id
      """;

  private LeftGroups() {}

  /**
   * Since when he is not in them any more, as far as that is known.
   *
   * @param inside the groups that he is in, by nesting too
   * @param outside those that are asked about
   */
  static Map<Long, Instant> read(
      Connection connection, UserId user, Collection<Long> inside, List<Long> outside)
      throws SQLException {
    Map<Long, Instant> left = new HashMap<>();
    if (outside.isEmpty()) {
      return left;
    }
    try (PreparedStatement statement = connection.prepareStatement(LEFT)) {
      Array asked = connection.createArrayOf("bigint", outside.toArray());
      statement.setLong(1, user.value());
      statement.setArray(2, asked);
      statement.setArray(3, asked);
      statement.setArray(
          4, connection.createArrayOf("varchar", inside.stream().map(String::valueOf).toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          left.put(row.getLong(1), row.getObject(2, OffsetDateTime.class).toInstant());
        }
      }
    }
    return left;
  }
}
