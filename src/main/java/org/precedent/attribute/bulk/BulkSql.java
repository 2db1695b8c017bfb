package org.precedent.attribute.bulk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.precedent.attribute.Definition;
import org.precedent.identity.GroupId;
import org.precedent.identity.UserId;

/**
 * The one statement of a bulk read. Its rows come in the order of users, and so do those that are
 * joined to them: the database goes along their indexes and sorts nothing.
 */
final class BulkSql {

  private static final String COMPUTED =
      "select u.id, u.first_name, u.last_name, u.email, u.login_name, u.directory from users u";

  // The groups matter only where nothing better is there.
  private static final String STORED =
      """
      select u.id, o.user_id, o.plain_text, d.user_id, d.plain_text,
          case when o.user_id is null and d.user_id is null
            then array(select s.group_id from membership s where s.user_id = u.id) end
        from users u
        left join user_value o on o.user_id = u.id and o.definition_id = ?
          and (o.expires_at is null or o.expires_at > ?)
        left join directory_value d on d.user_id = u.id and d.definition_id = ?
      """;

  private static final String MEMBER =
      """
       and u.id in (select m.user_id from membership m join group_closure c on c.group_id = m.group_id
             where c.ancestor_id = ?)
      """;

  private interface Binding {
    void bind(Connection connection, PreparedStatement statement, int index) throws SQLException;
  }

  private final StringBuilder text = new StringBuilder();
  private final List<Binding> parameters = new ArrayList<>();

  BulkSql(Definition definition, BulkQuery query, Instant now) {
    if (definition.computed().isPresent()) {
      text.append(COMPUTED);
    } else {
      text.append(STORED);
      number(definition.id().value());
      OffsetDateTime moment = now.atOffset(ZoneOffset.UTC);
      parameters.add((connection, statement, index) -> statement.setObject(index, moment));
      number(definition.id().value());
    }
    text.append(" where u.id > ?");
    number(query.after());
    conditions(query);
    text.append(" order by u.id");
  }

  String text() {
    return text.toString();
  }

  void bind(Connection connection, PreparedStatement statement) throws SQLException {
    for (int i = 0; i < parameters.size(); i++) {
      parameters.get(i).bind(connection, statement, i + 1);
    }
  }

  private void conditions(BulkQuery query) {
    Optional<GroupId> group = query.group().filter(some -> !some.equals(GroupId.ALL_USERS));
    if (group.isPresent()) {
      text.append(MEMBER);
      number(group.get().value());
    }
    query.login().ifPresent(pattern -> like("u.login_name", pattern));
    query.email().ifPresent(pattern -> like("u.email", pattern));
    if (!query.ids().isEmpty()) {
      text.append(" and u.id = any(?)");
      Object[] ids = query.ids().stream().map(UserId::value).toArray();
      parameters.add(
          (connection, statement, index) ->
              statement.setArray(index, connection.createArrayOf("bigint", ids)));
    }
  }

  private void like(String column, String pattern) {
    text.append(" and lower(").append(column).append(") like lower(?) escape '\\'");
    parameters.add((connection, statement, index) -> statement.setString(index, pattern));
  }

  private void number(long value) {
    parameters.add((connection, statement, index) -> statement.setLong(index, value));
  }
}
