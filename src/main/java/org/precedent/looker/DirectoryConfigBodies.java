package org.precedent.looker;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precedent.attribute.DefinitionId;
import org.precedent.attribute.Pairing;
import org.precedent.directory.EntryAttribute;
import org.precedent.directory.mirror.RoleGroup;
import org.precedent.identity.Problem;
import org.precedent.identity.Role;
import org.precedent.looker.DirectoryConfigShapes.SeenConfig;
import org.precedent.platform.json.JsonWriter;

/** Reads bodies that are a {@code LDAPConfig}. What is wrong is noted in the body. */
final class DirectoryConfigBodies {

  private static final String PAIRINGS = "user_attributes_with_ids";
  private static final String GROUPS = "groups_with_role_ids";

  /** Not said by whoever sends them back as they were shown. */
  private static final Set<String> IGNORED =
      Set.of(
          PAIRINGS,
          GROUPS,
          "can",
          "default_new_user_groups",
          "default_new_user_roles",
          "groups",
          "has_auth_password",
          "modified_at",
          "modified_by",
          "user_attributes",
          "url");

  private static final List<String> WRITE_ONLY =
      List.of("auth_password", "default_new_user_group_ids", "default_new_user_role_ids");

  private DirectoryConfigBodies() {}

  /** Notes every setting that is to be other than it is: those are not changed here. */
  static void requireUnchanged(Body body, SeenConfig seen) {
    unused(body, seen)
        .forEach(
            field ->
                body.reject(
                    Problem.invalid(
                        field, field + " is set in the server's configuration, not by requests.")));
  }

  /** The settings of the connection in the body that are not those of this server. */
  static List<String> unused(Body body, SeenConfig seen) {
    List<String> others = new ArrayList<>(body.differing(json(seen), IGNORED));
    WRITE_ONLY.stream().filter(body::says).forEach(others::add);
    return others;
  }

  private static JsonObject json(SeenConfig seen) {
    byte[] bytes =
        JsonWriter.bytes(
            json -> DirectoryConfigShapes.CONFIG.write(json, seen, FieldSelection.ALL));
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
      return reader.readObject();
    }
  }

  /** The pairings, if they are given. */
  static Optional<List<Pairing>> pairings(Body body) {
    return body.array(PAIRINGS)
        .value()
        .map(
            array -> {
              List<Pairing> pairings = new ArrayList<>();
              Body.each(array).forEach(item -> pairing(body, item).ifPresent(pairings::add));
              return pairings;
            });
  }

  private static Optional<Pairing> pairing(Body body, Body item) {
    Optional<String> name = item.text("name").value();
    boolean required = item.flag("required").value().orElse(false);
    List<String> ids = item.texts("user_attribute_ids").value().orElse(List.of());
    item.problems().forEach(problem -> body.reject(about(PAIRINGS, problem.message())));
    List<DefinitionId> definitions =
        ids.stream().flatMap(id -> DefinitionId.parse(id).stream()).toList();
    if (definitions.size() < ids.size()) {
      body.reject(about(PAIRINGS, "user_attribute_ids must be ids."));
    }
    try {
      EntryAttribute attribute = new EntryAttribute(name.orElse(""));
      return Optional.of(new Pairing(attribute, required, definitions));
    } catch (IllegalArgumentException noName) {
      body.reject(about(PAIRINGS, String.valueOf(noName.getMessage())));
      return Optional.empty();
    }
  }

  /** The groups that give roles, if they are given. */
  static Optional<List<RoleGroup>> groups(Body body) {
    return body.array(GROUPS)
        .value()
        .map(array -> Body.each(array).stream().map(item -> group(body, item)).toList());
  }

  private static RoleGroup group(Body body, Body item) {
    String name = item.text("name").value().orElse("");
    List<String> ids = item.texts("role_ids").value().orElse(List.of());
    item.problems().forEach(problem -> body.reject(about(GROUPS, problem.message())));
    Set<Role> roles = EnumSet.noneOf(Role.class);
    ids.stream().flatMap(id -> Role.withId(id).stream()).forEach(roles::add);
    if (ids.stream().anyMatch(id -> Role.withId(id).isEmpty())) {
      body.reject(about(GROUPS, "There is no role with one of these ids."));
    }
    if (name.isBlank()) {
      body.reject(about(GROUPS, "The name must be the distinguished name of a group."));
    }
    return RoleGroup.of(name, roles);
  }

  private static Problem about(String field, String message) {
    return Problem.invalid(field, message);
  }
}
