package org.precedent.attribute.explanation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.precedent.identity.UserId;

/** Reads which groups a user is in, and by which way. */
final class GroupPathReader {

  private static final String AROUND =
      """
       in (select c.ancestor_id from membership m join group_closure c on c.group_id = m.group_id
             where m.user_id = ?)
      """;

  private static final String GROUPS =
      """
      select g.id, g.name, (select count(*) from membership d where d.user_id = ? and d.group_id = g.id)
        from user_groups g where g.id
      """
          + AROUND
          + " order by g.id";

  private static final String NESTING =
      "select n.child_id, n.parent_id from group_nesting n where n.child_id"
          + AROUND
          + " order by n.parent_id";

  private GroupPathReader() {}

  static GroupPaths read(Connection connection, UserId user) throws SQLException {
    Map<Long, String> names = new LinkedHashMap<>();
    Set<Long> direct = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(GROUPS)) {
      statement.setLong(1, user.value());
      statement.setLong(2, user.value());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          names.put(row.getLong(1), row.getString(2));
          if (row.getLong(3) > 0) {
            direct.add(row.getLong(1));
          }
        }
      }
    }
    return new GroupPaths(names, direct, parents(connection, user));
  }

  private static Map<Long, List<Long>> parents(Connection connection, UserId user)
      throws SQLException {
    Map<Long, List<Long>> parents = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(NESTING)) {
      statement.setLong(1, user.value());
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          parents.computeIfAbsent(row.getLong(1), unseen -> new ArrayList<>(1)).add(row.getLong(2));
        }
      }
    }
    return parents;
  }
}
