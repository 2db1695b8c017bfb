package org.precedent.looker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precedent.directory.UserCriterion;
import org.precedent.directory.UserCriterion.Field;
import org.precedent.directory.UserQuery;
import org.precedent.directory.Users;
import org.precedent.identity.Caller;
import org.precedent.identity.UserId;
import org.precedent.looker.UserBodies.UserContent;

/** The users: to list, search, create, read, change and delete them. */
@ApplicationScoped
@Path("users")
public class UserAccounts {

  private static final List<Field> NAMES = List.of(Field.FIRST_NAME, Field.LAST_NAME, Field.EMAIL);

  @Inject private CurrentSession current;
  @Inject private Users users;
  @Inject private UserWrites writes;
  @Inject private UserAnswers answers;

  /** Operation {@code all_users}. */
  @GET
  public Response allUsers(
      @Context UriInfo uri, @BeanParam ListQuery list, @QueryParam("ids") List<String> ids) {
    List<String> asked = ListParameters.texts(ids);
    List<UserCriterion> criteria =
        asked.isEmpty()
            ? List.of()
            : List.of(new UserCriterion.IdIn(SearchParameters.numbers(asked)));
    return found(uri, list, criteria, false);
  }

  /** Operation {@code search_users}. */
  @GET
  @Path("search")
  public Response searchUsers(
      @Context UriInfo uri, @BeanParam ListQuery list, @BeanParam UserSearch search) {
    return found(uri, list, search.criteria(), search.any());
  }

  /** Operation {@code search_users_names}. */
  @GET
  @Path("search/names/{pattern}")
  public Response searchUsersNames(
      @Context UriInfo uri,
      @PathParam("pattern") String pattern,
      @BeanParam ListQuery list,
      @BeanParam UserSearch search) {
    List<UserCriterion> criteria = new ArrayList<>(search.criteria());
    criteria.add(new UserCriterion.AnyMatches(NAMES, SearchParameters.pattern(pattern)));
    return found(uri, list, criteria, false);
  }

  /** Operation {@code create_user}. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response createUser(
      @Context UriInfo uri, @QueryParam("fields") @Nullable String fields, @Nullable Body body) {
    Caller caller = current.caller();
    Body given = body == null ? Body.empty() : body;
    UserContent content = UserBodies.read(given);
    if (!given.problems().isEmpty()) {
      writes.problems(caller, content).forEach(given::reject);
      given.check();
    }
    return answers.one(caller, writes.create(caller, content), FieldSelection.parse(fields), uri);
  }

  /** Operation {@code user}. */
  @GET
  @Path("{user_id}")
  public Response user(
      @Context UriInfo uri,
      @PathParam("user_id") String id,
      @QueryParam("fields") @Nullable String fields) {
    Caller caller = current.caller();
    return answers.one(
        caller, users.get(caller, PathIds.user(id)), FieldSelection.parse(fields), uri);
  }

  /** Operation {@code update_user}. */
  @PATCH
  @Path("{user_id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response updateUser(
      @Context UriInfo uri,
      @PathParam("user_id") String id,
      @QueryParam("fields") @Nullable String fields,
      Body body) {
    Caller caller = current.caller();
    UserId user = PathIds.user(id);
    UserContent content = UserBodies.read(body);
    if (!body.problems().isEmpty()) {
      writes.problems(caller, user, content).forEach(body::reject);
      body.check();
    }
    return answers.one(
        caller, writes.update(caller, user, content), FieldSelection.parse(fields), uri);
  }

  /** Operation {@code delete_user}. */
  @DELETE
  @Path("{user_id}")
  public Response deleteUser(@PathParam("user_id") String id) {
    users.delete(current.caller(), PathIds.user(id));
    return Answers.nothing();
  }

  private Response found(UriInfo uri, ListQuery list, List<UserCriterion> criteria, boolean any) {
    Caller caller = current.caller();
    UserQuery query = new UserQuery(criteria, any, list.sorts(), list.page());
    return answers.list(caller, users.list(caller, query), list.fields(), uri);
  }
}
