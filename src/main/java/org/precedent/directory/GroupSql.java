package org.precedent.directory;

import java.util.Map;
import org.precedent.identity.Caller;
import org.precedent.identity.GroupId;
import org.precedent.platform.Sql;

/**
 * The one statement that reads groups with all that belongs to them. Who is no administrator sees
 * the groups that he is in.
 */
final class GroupSql {

  private static final Map<String, String> COLUMNS =
      Map.of(
          "id", "g.id",
          "name", "g.name",
          "external_group_id", "g.directory_id",
          "can_add_to_content_metadata", "g.can_add_to_content_metadata");

  private static final String CONTAINS_CALLER =
      """
      (g.id = 1 or g.id in (select c.ancestor_id from membership m
         join group_closure c on c.group_id = m.group_id where m.user_id = ?1))
      """;

  private static final String SELECT =
      """
      select g.id, g.name, g.can_add_to_content_metadata, g.directory, g.directory_id,
        g.vanished_at,
        case when g.id = 1 then (select count(*) from users)
          else (select count(*) from membership m where m.group_id = g.id) end,
        %s,
        (select string_agg(cast(n.parent_id as varchar), ',') from group_nesting n
           where n.child_id = g.id)
      from (select g.* from user_groups g where %s and %s order by %s limit %s offset %s) g
      order by %s
      """;

  private final Conditions conditions = new Conditions();
  private final String text;

  GroupSql(Caller caller, GroupQuery query) {
    conditions.parameter(caller.user().value());
    query.criteria().forEach(criterion -> conditions.add(condition(criterion)));
    String order = Conditions.order(query.sorts(), COLUMNS, "g.id");
    text =
        SELECT.formatted(
            CONTAINS_CALLER,
            caller.administrator() ? Conditions.always(true) : CONTAINS_CALLER,
            conditions.joined(query.any()),
            order,
            conditions.parameter(query.page().limit()),
            conditions.parameter(query.page().offset()),
            order);
  }

  String text() {
    return text;
  }

  Object[] parameters() {
    return conditions.parameters();
  }

  private String condition(GroupCriterion criterion) {
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
      return childOf(child.parent());
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

  private String childOf(GroupId parent) {
    return parent.equals(GroupId.ALL_USERS)
        ? "g.id <> 1"
        : "g.id in (select n.child_id from group_nesting n where n.parent_id = "
            + conditions.parameter(parent.value())
            + ")";
  }
}
