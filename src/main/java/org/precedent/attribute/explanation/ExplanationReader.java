package org.precedent.attribute.explanation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precedent.attribute.Content;
import org.precedent.attribute.DefinitionId;
import org.precedent.attribute.Source;
import org.precedent.attribute.UserFacts;
import org.precedent.identity.GroupId;
import org.precedent.identity.UserId;

/** Reads all that an explanation tells, in a few statements on one connection. */
final class ExplanationReader {

  private static final String USER =
      """
      select u.first_name, u.last_name, u.email, u.login_name, u.directory,
          v.definition_id, v.plain_text, v.expires_at, v.set_at, v.set_by, s.first_name, s.last_name,
          d.definition_id, d.plain_text, d.set_at,
          f.default_set_at, f.default_set_by, t.first_name, t.last_name
        from users u
        left join user_value v on v.user_id = u.id and v.definition_id = ?
        left join users s on s.id = v.set_by
        left join directory_value d on d.user_id = u.id and d.definition_id = ?
        left join definition f on f.id = ?
        left join users t on t.id = f.default_set_by
        where u.id = ?
      """;

  // Those of groups that he is in first, so that these are never cut off.
  private static final String GROUPS =
      """
      select v.group_id, g.name, v.rank, g.vanished_at,
          v.plain_text, v.expires_at, v.set_at, v.set_by, s.first_name, s.last_name,
          count(*) over ()
        from group_value v
          join user_groups g on g.id = v.group_id left join users s on s.id = v.set_by
        where v.definition_id = ?
        order by case when v.group_id = any(?) then 0 else 1 end, v.rank
        limit %d
      """;

  /** The values of groups that an explanation tells about at most. */
  static final int MAX_GROUPS = 1_000;

  private final Connection connection;
  private final UserId user;
  private final DefinitionId definition;

  ExplanationReader(Connection connection, UserId user, DefinitionId definition) {
    this.connection = connection;
    this.user = user;
    this.definition = definition;
  }

  /** The user, his own value, what his directory says, and who set the default. */
  record Own(
      UserFacts facts,
      Optional<HeldValue> own,
      Optional<HeldValue> paired,
      Optional<SetBy> fallback) {}

  /**
   * Values of groups.
   *
   * @param all how many there are
   */
  record Groups(List<GroupStanding> standings, int all) {}

  /** Empty if there is no such user. */
  Optional<Own> own() throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(USER)) {
      statement.setLong(1, definition.value());
      statement.setLong(2, definition.value());
      statement.setLong(3, definition.value());
      statement.setLong(4, user.value());
      try (ResultSet row = statement.executeQuery()) {
        return row.next() ? Optional.of(own(row)) : Optional.empty();
      }
    }
  }

  private Own own(ResultSet row) throws SQLException {
    UserFacts facts = UserFacts.of(user, row, 1);
    Optional<HeldValue> own =
        row.getLong(6) == 0
            ? Optional.empty()
            : Optional.of(
                new HeldValue(Content.stored(row.getString(7)), time(row, 8), setBy(row, 9)));
    Optional<HeldValue> paired =
        row.getLong(13) == 0
            ? Optional.empty()
            : Optional.of(
                new HeldValue(
                    Content.stored(row.getString(14)),
                    Optional.empty(),
                    time(row, 15).map(at -> new SetBy(Optional.empty(), "", at))));
    return new Own(facts, own, paired, setBy(row, 16));
  }

  /** The values of groups, best first as far as the user is in them. */
  Groups groups() throws SQLException {
    GroupPaths paths = GroupPathReader.read(connection, user);
    List<Long> counting = new ArrayList<>(paths.groups());
    counting.add(GroupId.ALL_USERS.value());
    List<Valued> valued = new ArrayList<>();
    int all = 0;
    try (PreparedStatement statement = connection.prepareStatement(GROUPS.formatted(MAX_GROUPS))) {
      statement.setLong(1, definition.value());
      statement.setArray(2, connection.createArrayOf("bigint", counting.toArray()));
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          valued.add(valued(row));
          all = row.getInt(11);
        }
      }
    }
    return new Groups(standings(valued, paths), all);
  }

  /** The value of a group, and since when the group is gone from its directory. */
  private record Valued(Source.Group source, HeldValue value, Optional<Instant> vanishedAt) {}

  private static Valued valued(ResultSet row) throws SQLException {
    GroupId group = new GroupId(row.getLong(1));
    return new Valued(
        new Source.Group(group, row.getString(2), row.getInt(3)),
        new HeldValue(Content.stored(row.getString(5)), time(row, 6), setBy(row, 7)),
        time(row, 4));
  }

  private List<GroupStanding> standings(List<Valued> valued, GroupPaths paths) throws SQLException {
    List<Long> outside =
        valued.stream()
            .filter(each -> each.vanishedAt().isEmpty())
            .map(each -> each.source().group().value())
            .filter(group -> !paths.groups().contains(group))
            .toList();
    Map<Long, Instant> left = LeftGroups.read(connection, user, paths.groups(), outside);
    return valued.stream().map(each -> standing(each, paths, left)).toList();
  }

  private static GroupStanding standing(Valued valued, GroupPaths paths, Map<Long, Instant> left) {
    GroupId group = valued.source().group();
    Membership membership =
        valued
            .vanishedAt()
            .<Membership>map(Membership.Vanished::new)
            .orElseGet(() -> paths.membership(group, Optional.ofNullable(left.get(group.value()))));
    return new GroupStanding(valued.source(), valued.value(), membership);
  }

  /** From four columns: when, by whom, and his first and last name. */
  private static Optional<SetBy> setBy(ResultSet row, int first) throws SQLException {
    Optional<UserId> user =
        Optional.of(row.getLong(first + 1)).filter(id -> id > 0).map(UserId::new);
    String name = (text(row.getString(first + 2)) + " " + text(row.getString(first + 3))).strip();
    return time(row, first).map(at -> new SetBy(user, name, at));
  }

  private static String text(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static Optional<Instant> time(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
        .map(OffsetDateTime::toInstant);
  }
}
