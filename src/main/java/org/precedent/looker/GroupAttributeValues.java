package org.precedent.looker;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.precedent.attribute.GroupValue;
import org.precedent.attribute.GroupValues;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;

/** The value of one group. */
@ApplicationScoped
@Path("groups/{group_id}/attribute_values/{user_attribute_id}")
public class GroupAttributeValues {

  @Inject private CurrentSession current;
  @Inject private GroupValues values;

  /** Operation {@code update_user_attribute_group_value}. */
  @PATCH
  @Consumes(MediaType.APPLICATION_JSON)
  public Response updateUserAttributeGroupValue(
      @PathParam("group_id") String groupId,
      @PathParam("user_attribute_id") String attributeId,
      Body body) {
    Caller caller = current.caller();
    Optional<String> value = body.text("value").value();
    body.check(() -> AccessRules.requireAdministrator(caller));
    GroupValue written =
        values.set(caller, PathIds.group(groupId), PathIds.definition(attributeId), value);
    return Answers.object(AttributeShapes.GROUP_VALUE, written, FieldSelection.ALL);
  }

  /** Operation {@code delete_user_attribute_group_value}. */
  @DELETE
  public Response deleteUserAttributeGroupValue(
      @PathParam("group_id") String groupId, @PathParam("user_attribute_id") String attributeId) {
    values.delete(current.caller(), PathIds.group(groupId), PathIds.definition(attributeId));
    return Answers.nothing();
  }
}
