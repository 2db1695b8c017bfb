package org.precedent.looker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precedent.directory.GroupCriterion;
import org.precedent.directory.GroupQuery;
import org.precedent.directory.Groups;
import org.precedent.directory.UserCriterion;
import org.precedent.directory.UserQuery;
import org.precedent.directory.Users;
import org.precedent.directory.mirror.RoleGroups;
import org.precedent.identity.Caller;
import org.precedent.identity.GroupId;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.Role;
import org.precedent.looker.GroupShapes.SeenGroup;
import org.precedent.looker.RoleShapes.SeenRole;

/** The roles, and who holds them. Groups that bring one are those of a directory. */
@ApplicationScoped
@Path("roles")
public class RoleCatalog {

  @Inject private CurrentSession current;
  @Inject private Users users;
  @Inject private Groups groups;
  @Inject private RoleGroups roleGroups;
  @Inject private UserAnswers answers;

  /** Operation {@code all_roles}. Looker's support staff has no roles here. */
  @GET
  public Response allRoles(
      @Context UriInfo uri,
      @QueryParam("fields") @Nullable String fields,
      @QueryParam("ids") List<String> ids,
      @QueryParam("get_all_support_roles") @Nullable String supportRoles) {
    current.caller();
    ListParameters.flag("get_all_support_roles", supportRoles);
    List<String> asked = ListParameters.texts(ids);
    List<Role> roles =
        Arrays.stream(Role.values())
            .filter(role -> asked.isEmpty() || asked.contains(role.id()))
            .toList();
    return list(roles, FieldSelection.parse(fields), uri);
  }

  /** Operation {@code search_roles}. */
  @GET
  @Path("search")
  public Response searchRoles(
      @Context UriInfo uri, @BeanParam ListQuery list, @BeanParam RoleSearch search) {
    current.caller();
    return list(search.found(list.sorts(), list.page()), list.fields(), uri);
  }

  /** Operation {@code role}. */
  @GET
  @Path("{role_id}")
  public Response role(@Context UriInfo uri, @PathParam("role_id") String id) {
    current.caller();
    return Answers.object(
        RoleShapes.ROLE, new SeenRole(find(id), answers.links(uri)), FieldSelection.ALL);
  }

  /** Operation {@code role_groups}. */
  @GET
  @Path("{role_id}/groups")
  public Response roleGroups(
      @PathParam("role_id") String id, @QueryParam("fields") @Nullable String fields) {
    Caller caller = current.caller();
    List<Long> bringing = roleGroups.bringing(find(id)).stream().map(GroupId::value).toList();
    FieldSelection selected = FieldSelection.parse(fields);
    GroupQuery known = GroupQuery.of(new GroupCriterion.IdIn(bringing));
    GroupQuery query = GroupShapes.counted(selected) ? known : known.uncounted();
    List<SeenGroup> seen =
        groups.list(caller, query).stream().map(group -> new SeenGroup(group, caller)).toList();
    return Answers.list(GroupShapes.GROUP, seen, selected);
  }

  /** Operation {@code role_users}. Some may hold the role through groups of a directory only. */
  @GET
  @Path("{role_id}/users")
  public Response roleUsers(
      @Context UriInfo uri,
      @PathParam("role_id") String id,
      @BeanParam ListQuery list,
      @QueryParam("direct_association_only") @Nullable String directOnly) {
    Caller caller = current.caller();
    Role role = find(id);
    boolean direct = ListParameters.flag("direct_association_only", directOnly).orElse(false);
    UserCriterion holds =
        direct ? new UserCriterion.HoldsDirectly(role) : new UserCriterion.Holds(role, true);
    UserQuery query = new UserQuery(List.of(holds), false, list.sorts(), list.page());
    return answers.list(caller, users.list(caller, query), list.fields(), uri);
  }

  private Response list(List<Role> roles, FieldSelection fields, UriInfo uri) {
    Links links = answers.links(uri);
    return Answers.list(
        RoleShapes.ROLE, roles.stream().map(role -> new SeenRole(role, links)).toList(), fields);
  }

  private static Role find(String id) {
    return Role.withId(id).orElseThrow(() -> new NotFoundException("role"));
  }
}
