package org.precedent.looker;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.precedent.directory.Group;
import org.precedent.identity.Caller;
import org.precedent.identity.GroupId;
import org.precedent.identity.Role;

/** Looker's {@code Group} and {@code GroupHierarchy}. */
final class GroupShapes {

  /**
   * A group as somebody sees it.
   *
   * @param caller whose rights {@code can} tells
   * @param roles what it brings to its members, as far as that is asked for
   */
  record SeenGroup(Group group, Caller caller, Set<Role> roles) {

    SeenGroup(Group group, Caller caller) {
      this(group, caller, Set.of());
    }
  }

  private static final String ROLE_IDS = "role_ids";

  private static final String USER_COUNT = "user_count";

  static final Shape<SeenGroup> GROUP = group().build();

  static final Shape<SeenGroup> HIERARCHY =
      group()
          .strings(
              "parent_group_ids",
              row -> row.group.parents().stream().map(GroupId::toString).toList())
          .strings(ROLE_IDS, row -> row.roles.stream().sorted().map(Role::id).toList())
          .build();

  private GroupShapes() {}

  /** Whether the users in each group must be counted for such an answer. */
  static boolean counted(FieldSelection fields) {
    return fields.includes(USER_COUNT);
  }

  /** Whether the roles that each group brings must be known for such an answer. */
  static boolean withRoles(FieldSelection fields) {
    return fields.includes(ROLE_IDS);
  }

  private static Shape.Builder<SeenGroup> group() {
    return Shape.<SeenGroup>builder()
        .flags("can", GroupShapes::can)
        .bool("can_add_to_content_metadata", row -> row.group.canAddToContentMetadata())
        .bool("contains_current_user", row -> row.group.containsCaller())
        .optional("external_group_id", row -> row.group.externalGroupId())
        .bool("externally_managed", row -> row.group.externallyManaged())
        .string("id", row -> row.group.id().toString())
        .bool("include_by_default", row -> row.group.includesByDefault())
        .string("name", row -> row.group.name())
        .number(USER_COUNT, row -> row.group.userCount());
  }

  private static Map<String, Boolean> can(SeenGroup row) {
    boolean administrator = row.caller.administrator();
    boolean changeable = administrator && !row.group.includesByDefault();
    Map<String, Boolean> can = new LinkedHashMap<>();
    can.put("add_to_content_metadata", administrator);
    can.put("create", administrator);
    can.put(
        "delete", changeable && (!row.group.externallyManaged() || row.group.externallyOrphaned()));
    can.put("edit_in_ui", changeable && !row.group.externallyManaged());
    can.put("index", true);
    can.put("show", true);
    can.put("update", changeable);
    return can;
  }
}
