package org.precedent.looker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.precedent.directory.Memberships;
import org.precedent.directory.Users;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.GroupId;
import org.precedent.identity.UserId;

/** The users who are directly in a group. */
@ApplicationScoped
@Path("groups/{group_id}/users")
public class GroupUsers {

  @Inject private CurrentSession current;
  @Inject private Users users;
  @Inject private Memberships memberships;
  @Inject private UserAnswers answers;

  /** Operation {@code all_group_users}. */
  @GET
  public Response allGroupUsers(
      @Context UriInfo uri, @PathParam("group_id") String id, @BeanParam ListQuery list) {
    Caller caller = current.caller();
    GroupId group = PathIds.group(id);
    return answers.list(
        caller, users.members(caller, group, list.sorts(), list.page()), list.fields(), uri);
  }

  /** Operation {@code add_group_user}. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response addGroupUser(@Context UriInfo uri, @PathParam("group_id") String id, Body body) {
    Caller caller = current.caller();
    AccessRules.requireAdministrator(caller);
    UserId user = PathIds.user(RequiredIds.read(body, "user_id"));
    memberships.addUser(caller, PathIds.group(id), user);
    return answers.one(caller, users.get(caller, user), FieldSelection.ALL, uri);
  }

  /** Operation {@code delete_group_user}. */
  @DELETE
  @Path("{user_id}")
  public Response deleteGroupUser(
      @PathParam("group_id") String id, @PathParam("user_id") String userId) {
    memberships.removeUser(current.caller(), PathIds.group(id), PathIds.user(userId));
    return Answers.nothing();
  }
}
