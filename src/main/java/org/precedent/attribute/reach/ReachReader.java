package org.precedent.attribute.reach;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.precedent.attribute.Content;
import org.precedent.attribute.DefinitionId;
import org.precedent.attribute.Precedence;
import org.precedent.attribute.Source;
import org.precedent.identity.GroupId;

/** Counts whom the values of one definition reach, on one connection. */
final class ReachReader {

  /** How long one statement may take. */
  private static final int MAX_SECONDS = 30;

  private static final String ALIVE = " (v.expires_at is null or v.expires_at > ?) ";

  private static final String OWN =
      "select count(*) from user_value v where v.definition_id = ? and" + ALIVE;

  private static final String NO_OWN =
      " not exists (select 1 from user_value v where v.user_id = x.user_id and v.definition_id = ? and"
          + ALIVE
          + ") ";

  private static final String PAIRED =
      "select count(*) from directory_value x where x.definition_id = ? and" + NO_OWN;

  private static final String GROUPS =
      """
      select g.id, g.name, v.rank, v.plain_text
        from group_value v join user_groups g on g.id = v.group_id and g.vanished_at is null
        where v.definition_id = ? and\
      """
          + ALIVE
          + "order by v.rank";

  private static final String WINNERS =
      """
      select w.best, count(*) from (
        select x.user_id, min(r.best) as best
          from membership x join (
            select c.group_id, min(v.rank) as best
              from group_closure c
              join group_value v on v.group_id = c.ancestor_id and v.definition_id = ? and\
      """
          + ALIVE
          + """
              join user_groups g on g.id = v.group_id and g.vanished_at is null
              group by c.group_id) r on r.group_id = x.group_id
          where\
      """
          + NO_OWN
          + """
          and not exists (
            select 1 from directory_value d where d.user_id = x.user_id and d.definition_id = ?)
          group by x.user_id) w
        group by w.best
      """;

  private static final String TEXTS =
      """
      select t.plain_text, count(*) from (
        select v.plain_text from user_value v where v.definition_id = ? and\
      """
          + ALIVE
          + "union all select x.plain_text from directory_value x where x.definition_id = ? and"
          + NO_OWN
          + ") t";
  private static final String MOST =
      " group by t.plain_text order by count(*) desc, t.plain_text limit " + Reaches.VALUES;
  private static final String SOME = " where t.plain_text = any(?) group by t.plain_text";

  private final Connection connection;
  private final long definition;
  private final OffsetDateTime now;

  ReachReader(Connection connection, DefinitionId definition, OffsetDateTime now) {
    this.connection = connection;
    this.definition = definition.value();
    this.now = now;
  }

  private interface Row {
    void read(ResultSet row) throws SQLException;
  }

  long users() throws SQLException {
    return count("select count(*) from users");
  }

  long own() throws SQLException {
    return count(OWN, definition, now);
  }

  /** Those that the directory reaches, without those who have a value of their own. */
  long paired() throws SQLException {
    return count(PAIRED, definition, definition, now);
  }

  /** The values of groups by rank. */
  List<Precedence.GroupLevel> groups() throws SQLException {
    List<Precedence.GroupLevel> levels = new ArrayList<>();
    rows(
        GROUPS,
        row ->
            levels.add(
                new Precedence.GroupLevel(
                    new Source.Group(new GroupId(row.getLong(1)), row.getString(2), row.getInt(3)),
                    Content.stored(row.getString(4)))),
        definition,
        now);
    return levels;
  }

  /** How many users each rank reaches who have nothing better, that of all users left out. */
  Map<Integer, Long> winners() throws SQLException {
    Map<Integer, Long> winners = new HashMap<>();
    rows(
        WINNERS,
        row -> winners.put(row.getInt(1), row.getLong(2)),
        definition,
        now,
        definition,
        now,
        definition);
    return winners;
  }

  /** The most frequent texts of users and of what the directory says of them. */
  Map<String, Long> texts() throws SQLException {
    return texts(MOST, definition, now, definition, definition, now);
  }

  /** The same for some texts. */
  Map<String, Long> texts(List<String> some) throws SQLException {
    return texts(
        SOME,
        definition,
        now,
        definition,
        definition,
        now,
        connection.createArrayOf("varchar", some.toArray()));
  }

  private Map<String, Long> texts(String end, Object... parameters) throws SQLException {
    Map<String, Long> texts = new HashMap<>();
    rows(
        TEXTS + end,
        row -> {
          String text = row.getString(1);
          if (text != null) {
            texts.put(text, row.getLong(2));
          }
        },
        parameters);
    return texts;
  }

  private long count(String sql, Object... parameters) throws SQLException {
    long[] count = new long[1];
    rows(sql, row -> count[0] = row.getLong(1), parameters);
    return count[0];
  }

  private void rows(String sql, Row reading, @Nullable Object... parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setQueryTimeout(MAX_SECONDS);
      try {
        run(statement, reading, parameters);
      } finally {
        // H2 keeps it for the connection, which goes back to the pool.
        statement.setQueryTimeout(0);
      }
    }
  }

  private static void run(PreparedStatement statement, Row reading, @Nullable Object[] parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    try (ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        reading.read(row);
      }
    }
  }
}
