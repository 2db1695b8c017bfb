package org.precedent.looker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonArray;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precedent.attribute.Definition;
import org.precedent.attribute.DefinitionDraft;
import org.precedent.attribute.DefinitionId;
import org.precedent.attribute.DefinitionUpdate;
import org.precedent.attribute.Definitions;
import org.precedent.attribute.GroupValue;
import org.precedent.attribute.GroupValueDraft;
import org.precedent.attribute.GroupValues;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.GroupId;
import org.precedent.identity.Problem;
import org.precedent.looker.AttributeShapes.SeenDefinition;

/** Definitions, and all group values of one. */
@ApplicationScoped
@Path("user_attributes")
public class UserAttributes {

  private static final String GROUP_ID = "group_id";

  @Inject private CurrentSession current;
  @Inject private Definitions definitions;
  @Inject private GroupValues groupValues;

  /** Operation {@code all_user_attributes}. */
  @GET
  public Response allUserAttributes(
      @QueryParam("fields") @Nullable String fields, @QueryParam("sorts") @Nullable String sorts) {
    Caller caller = current.caller();
    List<SeenDefinition> seen =
        DefinitionOrder.sorted(definitions.all(caller), sorts).stream()
            .map(definition -> new SeenDefinition(definition, caller))
            .toList();
    return Answers.list(AttributeShapes.DEFINITION, seen, FieldSelection.parse(fields));
  }

  /** Operation {@code create_user_attribute}. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response createUserAttribute(@QueryParam("fields") @Nullable String fields, Body body) {
    Caller caller = current.caller();
    DefinitionDraft draft = DefinitionBodies.draft(body);
    if (!body.problems().isEmpty()) {
      definitions.problems(caller, draft).forEach(body::reject);
      body.check();
    }
    return answer(caller, definitions.create(caller, draft), fields);
  }

  /** Operation {@code user_attribute}. */
  @GET
  @Path("{user_attribute_id}")
  public Response userAttribute(
      @PathParam("user_attribute_id") String id, @QueryParam("fields") @Nullable String fields) {
    Caller caller = current.caller();
    return answer(caller, definitions.find(caller, PathIds.definition(id)), fields);
  }

  /** Operation {@code update_user_attribute}. */
  @PATCH
  @Path("{user_attribute_id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response updateUserAttribute(
      @PathParam("user_attribute_id") String id,
      @QueryParam("fields") @Nullable String fields,
      Body body) {
    Caller caller = current.caller();
    DefinitionId definition = PathIds.definition(id);
    DefinitionUpdate update = DefinitionBodies.update(body);
    if (!body.problems().isEmpty()) {
      definitions.problems(caller, definition, update).forEach(body::reject);
      body.check();
    }
    return answer(caller, definitions.update(caller, definition, update), fields);
  }

  /** Operation {@code delete_user_attribute}. */
  @DELETE
  @Path("{user_attribute_id}")
  public Response deleteUserAttribute(@PathParam("user_attribute_id") String id) {
    definitions.delete(current.caller(), PathIds.definition(id));
    return Answers.nothing();
  }

  /** Operation {@code all_user_attribute_group_values}. */
  @GET
  @Path("{user_attribute_id}/group_values")
  public Response allUserAttributeGroupValues(
      @PathParam("user_attribute_id") String id, @QueryParam("fields") @Nullable String fields) {
    List<GroupValue> values = groupValues.list(current.caller(), PathIds.definition(id));
    return Answers.list(AttributeShapes.GROUP_VALUE, values, FieldSelection.parse(fields));
  }

  /** Operation {@code set_user_attribute_group_values}. */
  @POST
  @Path("{user_attribute_id}/group_values")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response setUserAttributeGroupValues(
      @PathParam("user_attribute_id") String id, JsonArray array) {
    Caller caller = current.caller();
    DefinitionId definition = PathIds.definition(id);
    AccessRules.requireAdministrator(caller);
    List<Body> items = Body.each(array);
    List<GroupValueDraft> drafts = items.stream().map(UserAttributes::groupValue).toList();
    Body.check(items, () -> groupValues.problems(caller, definition, drafts));
    return Answers.list(
        AttributeShapes.GROUP_VALUE,
        groupValues.replaceAll(caller, definition, drafts),
        FieldSelection.ALL);
  }

  private static GroupValueDraft groupValue(Body item) {
    Optional<String> id = item.id(GROUP_ID).value();
    Optional<GroupId> group = id.flatMap(GroupId::parse);
    if (id.isPresent() && group.isEmpty()) {
      item.reject(Problem.invalid(item.named(GROUP_ID), "There is no such group."));
    }
    return new GroupValueDraft(
        item.named(""), group, item.text("value").value(), item.integer("rank").value());
  }

  private static Response answer(Caller caller, Definition definition, @Nullable String fields) {
    return Answers.object(
        AttributeShapes.DEFINITION,
        new SeenDefinition(definition, caller),
        FieldSelection.parse(fields));
  }
}
