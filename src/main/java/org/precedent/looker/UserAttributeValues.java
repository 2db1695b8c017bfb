package org.precedent.looker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.precedent.attribute.Content;
import org.precedent.attribute.DefinitionId;
import org.precedent.attribute.Level;
import org.precedent.attribute.SearchPath;
import org.precedent.attribute.Source;
import org.precedent.attribute.UserValues;
import org.precedent.identity.Caller;
import org.precedent.identity.UserId;
import org.precedent.looker.AttributeShapes.UserValueRow;

/** The values of one user: effective ones to read, own ones to set and delete. */
@ApplicationScoped
@Path("users/{user_id}/attribute_values")
public class UserAttributeValues {

  private static final Level EMPTY_SETTING = new Level(new Source.System(), new Content.Text(""));

  @Inject private CurrentSession current;
  @Inject private UserValues values;

  /** Operation {@code user_attribute_user_values}. */
  @GET
  public Response userAttributeUserValues(
      @PathParam("user_id") String userId,
      @QueryParam("fields") @Nullable String fields,
      @QueryParam("user_attribute_ids") List<String> attributeIds,
      @QueryParam("all_values") @Nullable String allValues,
      @QueryParam("include_unset") @Nullable String includeUnset) {
    Caller caller = current.caller();
    UserId user = PathIds.user(userId);
    boolean all = ListParameters.flag("all_values", allValues).orElse(false);
    boolean unset = ListParameters.flag("include_unset", includeUnset).orElse(false);
    List<SearchPath> paths =
        selection(attributeIds)
            .map(selected -> values.effective(caller, user, selected))
            .orElseGet(() -> values.effective(caller, user));
    return Answers.list(
        AttributeShapes.USER_VALUE, rows(user, paths, all, unset), FieldSelection.parse(fields));
  }

  /** Operation {@code set_user_attribute_user_value}. */
  @PATCH
  @Path("{user_attribute_id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response setUserAttributeUserValue(
      @PathParam("user_id") String userId,
      @PathParam("user_attribute_id") String attributeId,
      Body body) {
    Caller caller = current.caller();
    UserId user = PathIds.user(userId);
    DefinitionId definition = PathIds.definition(attributeId);
    Optional<String> value = body.text("value").value();
    body.check(() -> values.requireMaySet(caller, user, definition));
    SearchPath written = values.set(caller, user, definition, value);
    return Answers.object(
        AttributeShapes.USER_VALUE,
        new UserValueRow(user, written.definition(), written.effective()),
        FieldSelection.ALL);
  }

  /** Operation {@code delete_user_attribute_user_value}. */
  @DELETE
  @Path("{user_attribute_id}")
  public Response deleteUserAttributeUserValue(
      @PathParam("user_id") String userId, @PathParam("user_attribute_id") String attributeId) {
    values.delete(current.caller(), PathIds.user(userId), PathIds.definition(attributeId));
    return Answers.nothing();
  }

  /** The definitions asked for; empty means all. What is no id selects nothing. */
  private static Optional<Set<DefinitionId>> selection(List<String> attributeIds) {
    List<String> texts = ListParameters.texts(attributeIds);
    if (texts.isEmpty()) {
      return Optional.empty();
    }
    Set<DefinitionId> ids = new LinkedHashSet<>();
    texts.forEach(text -> DefinitionId.parse(text).ifPresent(ids::add));
    return Optional.of(ids);
  }

  private static List<UserValueRow> rows(
      UserId user, List<SearchPath> paths, boolean all, boolean unset) {
    List<UserValueRow> rows = new ArrayList<>(paths.size());
    for (SearchPath path : paths) {
      levels(path, all, unset)
          .forEach(level -> rows.add(new UserValueRow(user, path.definition(), level)));
    }
    return rows;
  }

  // What the original keeps of every user itself, it shows also where it is empty.
  private static List<Level> levels(SearchPath path, boolean all, boolean unset) {
    if (!path.isUnset()) {
      return all ? path.levels() : List.of(path.effective());
    }
    if (path.definition().system()) {
      return List.of(EMPTY_SETTING);
    }
    return unset ? List.of(path.effective()) : List.of();
  }
}
