package org.precedent.looker;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.precedent.identity.Role;

/** Looker's {@code Role}, with a permission set of its own each, and one model set for all. */
final class RoleShapes {

  /** A role as it is seen. */
  record SeenRole(Role role, Links links) {

    private String url() {
      return links.api() + "/roles/" + role.id();
    }
  }

  /** The id of every role's model set. */
  static final String MODEL_SET_ID = "1";

  private static final Map<String, Boolean> SHOW = Map.of("index", true, "show", true);

  static final Shape<SeenRole> PERMISSION_SET =
      Shape.<SeenRole>builder()
          .flags("can", row -> SHOW)
          .bool("all_access", row -> row.role == Role.ADMIN)
          .bool("built_in", row -> true)
          .string("id", row -> permissionSetId(row.role))
          .string("name", row -> row.role.title())
          .strings("permissions", row -> List.of())
          .none("url")
          .build();

  static final Shape<SeenRole> MODEL_SET =
      Shape.<SeenRole>builder()
          .flags("can", row -> SHOW)
          .bool("all_access", row -> true)
          .bool("built_in", row -> true)
          .string("id", row -> MODEL_SET_ID)
          .strings("models", row -> List.of())
          .string("name", row -> "All")
          .none("url")
          .build();

  static final Shape<SeenRole> ROLE =
      Shape.<SeenRole>builder()
          .flags("can", row -> SHOW)
          .string("id", row -> row.role.id())
          .string("name", row -> row.role.title())
          .objectIfAny("permission_set", PERMISSION_SET, Optional::of)
          .omitted("permission_set_id")
          .objectIfAny("model_set", MODEL_SET, Optional::of)
          .omitted("model_set_id")
          .bool("internal", row -> false)
          .string("url", SeenRole::url)
          .string("users_url", row -> row.url() + "/users")
          .build();

  private RoleShapes() {}

  /** The id of a role's permission set. */
  static String permissionSetId(Role role) {
    return role.id();
  }
}
