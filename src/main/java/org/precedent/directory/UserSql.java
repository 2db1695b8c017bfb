package org.precedent.directory;

import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.precedent.identity.GroupId;
import org.precedent.identity.Role;
import org.precedent.platform.Sql;

/**
 * The one statement that reads users with all that belongs to them, however many they are. The
 * inner query finds and pages, so that the rest is done for the page's rows only.
 */
final class UserSql {

  /** What anybody may sort by, by its name on the wire. */
  static final Map<String, String> PUBLIC_COLUMNS =
      Map.of(
          "id", "u.id",
          "first_name", "u.first_name",
          "last_name", "u.last_name",
          "display_name", "concat(u.first_name, ' ', u.last_name)");

  private static final Map<String, String> COLUMNS =
      Map.of(
          "id", "u.id",
          "first_name", "u.first_name",
          "last_name", "u.last_name",
          "display_name", "concat(u.first_name, ' ', u.last_name)",
          "email", "u.email",
          "is_disabled", "u.disabled",
          "created_at", "u.created_at");

  private static final String SELECT =
      """
      select u.id, u.first_name, u.last_name, u.email, u.disabled,
        (select v.plain_text from user_value v where v.user_id = u.id and v.definition_id = 11
           and (v.expires_at is null or v.expires_at > ?1)),
        u.home_folder_id, u.models_dir_validated, u.ui_state,
        (select string_agg(cast(m.group_id as varchar), ',') from membership m where m.user_id = u.id),
        (select string_agg(r.role, ',') from user_role r where r.user_id = u.id),
        (select string_agg(r.role, ',') from user_role r where r.user_id = u.id and r.by_hand),
        e.email, e.forced_password_reset, e.created_at, e.logged_in_at,
        u.directory, u.directory_id, u.dn, u.login_name, u.vanished_at, u.created_at, u.updated_at
      from (select u.* from users u where %s order by %s limit %s offset %s) u
      left join email_credential e on e.user_id = u.id
      order by %s
      """;

  private final Conditions conditions = new Conditions();
  private final SearchKeys keys;
  private final String text;

  UserSql(UserQuery query, Instant now, SearchKeys keys) {
    this.keys = keys;
    conditions.parameter(now);
    query.criteria().forEach(criterion -> conditions.add(condition(criterion)));
    String order = Conditions.order(query.sorts(), COLUMNS, "u.id");
    text =
        SELECT.formatted(
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

  private String condition(UserCriterion criterion) {
    if (criterion instanceof UserCriterion.Matches matches) {
      return matches(matches.field(), matches.match());
    }
    if (criterion instanceof UserCriterion.AnyMatches any) {
      return any.fields().stream()
          .map(field -> matches(field, any.match()))
          .collect(Collectors.joining(" or ", "(1 = 0 or ", ")"));
    }
    if (criterion instanceof UserCriterion.IdIn in) {
      return "u.id = any(" + conditions.parameter(Sql.array(in.ids())) + ")";
    }
    if (criterion instanceof UserCriterion.InGroup in) {
      return inGroup(in);
    }
    if (criterion instanceof UserCriterion.Disabled disabled) {
      return disabled.disabled() ? "u.disabled" : "not u.disabled";
    }
    if (criterion instanceof UserCriterion.Holds holds) {
      return (holds.held() ? "" : "not ") + holds(holds.role()) + ")";
    }
    if (criterion instanceof UserCriterion.HoldsDirectly holds) {
      return holds(holds.role()) + " and x.by_hand)";
    }
    return Conditions.always(
        criterion instanceof UserCriterion.Always always && always.everybody());
  }

  private String holds(Role role) {
    return "exists (select 1 from user_role x where x.user_id = u.id and x.role = "
        + conditions.parameter(role.name());
  }

  private String matches(UserCriterion.Field field, TextMatch match) {
    return keys.over(field)
        .map(key -> conditions.matches(field.column(), key, keys.highest(), match))
        .orElseGet(() -> conditions.matches(field.column(), match));
  }

  private String inGroup(UserCriterion.InGroup in) {
    return in.groups().contains(GroupId.ALL_USERS.value())
        ? Conditions.always(true)
        : "u.id in (select x.user_id from membership x where x.group_id = any("
            + conditions.parameter(Sql.array(in.groups()))
            + "))";
  }
}
