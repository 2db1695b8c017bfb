package org.precedent.looker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.precedent.directory.Roles;
import org.precedent.directory.User;
import org.precedent.directory.Users;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.InvalidException;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.Problem;
import org.precedent.identity.Role;
import org.precedent.identity.UserId;
import org.precedent.looker.RoleShapes.SeenRole;

/** The roles of one user. */
@ApplicationScoped
@Path("users/{user_id}/roles")
public class UserRoles {

  @Inject private CurrentSession current;
  @Inject private Users users;
  @Inject private Roles roles;
  @Inject private UserAnswers answers;

  /** Operation {@code user_roles}. Some may be his through groups of a directory only. */
  @GET
  public Response userRoles(
      @Context UriInfo uri,
      @PathParam("user_id") String id,
      @QueryParam("fields") @Nullable String fields,
      @QueryParam("direct_association_only") @Nullable String directOnly) {
    boolean direct = ListParameters.flag("direct_association_only", directOnly).orElse(false);
    User user = find(current.caller(), PathIds.user(id));
    return answer(direct ? user.directRoles() : user.roles(), fields, uri);
  }

  /** Operation {@code set_user_roles}. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public Response setUserRoles(
      @Context UriInfo uri,
      @PathParam("user_id") String id,
      @QueryParam("fields") @Nullable String fields,
      JsonArray body) {
    Caller caller = current.caller();
    AccessRules.requireAdministrator(caller);
    UserId user = PathIds.user(id);
    roles.set(caller, user, read(body));
    return answer(find(caller, user).roles(), fields, uri);
  }

  private User find(Caller caller, UserId id) {
    return users
        .find(id)
        .filter(found -> found.openTo(caller))
        .orElseThrow(() -> new NotFoundException("user"));
  }

  private Response answer(List<Role> held, @Nullable String fields, UriInfo uri) {
    Links links = answers.links(uri);
    return Answers.list(
        RoleShapes.ROLE,
        held.stream().map(role -> new SeenRole(role, links)).toList(),
        FieldSelection.parse(fields));
  }

  private static Set<Role> read(JsonArray body) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    List<Problem> problems = new ArrayList<>();
    for (int i = 0; i < body.size(); i++) {
      Optional<Role> role = Role.withId(text(body.get(i)));
      role.ifPresent(roles::add);
      if (role.isEmpty()) {
        problems.add(Problem.invalid("[" + i + "]", "There is no role with this id."));
      }
    }
    if (!problems.isEmpty()) {
      throw new InvalidException(problems);
    }
    return roles;
  }

  private static String text(JsonValue value) {
    return value instanceof JsonString string ? string.getString() : value.toString();
  }
}
