package org.precedent.directory;

import java.util.Map;
import java.util.function.Function;
import org.precedent.identity.Caller;
import org.precedent.identity.GroupId;
import org.precedent.identity.UserId;
import org.precedent.platform.Sql;

/**
 * The one statement that reads groups, with all that belongs to them or their names only. Who is no
 * administrator sees the groups that he is in.
 */
final class GroupSql {

  private static final Map<String, String> COLUMNS =
      Map.of(
          "id", "g.id",
          "name", "g.name",
          "external_group_id", "g.directory_id",
          "can_add_to_content_metadata", "g.can_add_to_content_metadata");

  private static final String CONTAINS =
      """
      (g.id = 1 or g.id in (select c.ancestor_id from membership m
         join group_closure c on c.group_id = m.group_id where m.user_id = %s))
      """;

  private static final String COUNT =
      """
      case when g.id = 1 then (select count(*) from users)
          else (select count(*) from membership m where m.group_id = g.id) end
      """;

  private static final String SELECT =
      """
      select g.id, g.name, g.can_add_to_content_metadata, g.directory, g.directory_id,
        g.vanished_at,
        %s,
        %s,
        (select string_agg(cast(n.parent_id as varchar), ',') from group_nesting n
           where n.child_id = g.id)
      from (select g.* from user_groups g where %s order by %s limit %s offset %s) g
      order by %s
      """;

  private static final String SELECT_NAMES =
      "select g.id, g.name from user_groups g where %s order by %s limit %s offset %s";

  private final Conditions conditions = new Conditions();
  private final String text;

  private GroupSql(Function<Conditions, String> text) {
    this.text = text.apply(conditions);
  }

  /** All that belongs to the groups. */
  static GroupSql groups(Caller caller, GroupQuery query) {
    return new GroupSql(
        conditions -> {
          String containsCaller = contains(conditions, caller.user());
          String visible = caller.administrator() ? Conditions.always(true) : containsCaller;
          String order = order(query);
          return SELECT.formatted(
              query.counted() ? COUNT : "cast(" + Group.NOT_COUNTED + " as bigint)",
              containsCaller,
              visible + " and " + where(conditions, query),
              order,
              conditions.parameter(query.page().limit()),
              conditions.parameter(query.page().offset()),
              order);
        });
  }

  /** Ids and names only. */
  static GroupSql names(Caller caller, GroupQuery query) {
    return new GroupSql(
        conditions -> {
          String visible =
              caller.administrator()
                  ? Conditions.always(true)
                  : contains(conditions, caller.user());
          return SELECT_NAMES.formatted(
              visible + " and " + where(conditions, query),
              order(query),
              conditions.parameter(query.page().limit()),
              conditions.parameter(query.page().offset()));
        });
  }

  String text() {
    return text;
  }

  Object[] parameters() {
    return conditions.parameters();
  }

  private static String contains(Conditions conditions, UserId user) {
    return CONTAINS.formatted(conditions.parameter(user.value()));
  }

  private static String where(Conditions conditions, GroupQuery query) {
    query.criteria().forEach(criterion -> conditions.add(condition(conditions, criterion)));
    return conditions.joined(query.any());
  }

  private static String order(GroupQuery query) {
    return Conditions.order(query.sorts(), COLUMNS, "g.id");
  }

  private static String condition(Conditions conditions, GroupCriterion criterion) {
    if (criterion instanceof GroupCriterion.NameMatches name) {
      return conditions.matches("g.name", name.match());
    }
    if (criterion instanceof GroupCriterion.ExternalIdMatches external) {
      return conditions.matches("coalesce(g.directory_id, '')", external.match());
    }
    if (criterion instanceof GroupCriterion.IdIn in) {
      return "g.id = any(" + conditions.parameter(Sql.array(in.ids())) + ")";
    }
    if (criterion instanceof GroupCriterion.ChildOf child) {
      return childOf(conditions, child.parent());
    }
    if (criterion instanceof GroupCriterion.Contains in) {
      return contains(conditions, in.user());
    }
    if (criterion instanceof GroupCriterion.TopLevel) {
      return "g.id <> 1 and not exists (select 1 from group_nesting n where n.child_id = g.id)";
    }
    if (criterion instanceof GroupCriterion.ExternallyManaged external) {
      return "g.directory is " + (external.managed() ? "not null" : "null");
    }
    if (criterion instanceof GroupCriterion.ExternallyOrphaned external) {
      return "g.vanished_at is " + (external.orphaned() ? "not null" : "null");
    }
    if (criterion instanceof GroupCriterion.CanAddToContentMetadata can) {
      return (can.can() ? "" : "not ") + "g.can_add_to_content_metadata";
    }
    return Conditions.always(criterion instanceof GroupCriterion.Always always && always.every());
  }

  private static String childOf(Conditions conditions, GroupId parent) {
    return parent.equals(GroupId.ALL_USERS)
        ? "g.id <> 1"
        : "g.id in (select n.child_id from group_nesting n where n.parent_id = "
            + conditions.parameter(parent.value())
            + ")";
  }
}
