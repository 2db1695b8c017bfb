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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.precedent.directory.GroupCriterion;
import org.precedent.directory.GroupQuery;
import org.precedent.directory.Groups;
import org.precedent.directory.Memberships;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.GroupId;
import org.precedent.looker.GroupShapes.SeenGroup;

/** The groups that are directly in a group. */
@ApplicationScoped
@Path("groups/{group_id}/groups")
public class GroupGroups {

  @Inject private CurrentSession current;
  @Inject private Groups groups;
  @Inject private Memberships memberships;

  /** Operation {@code all_group_groups}. */
  @GET
  public Response allGroupGroups(@PathParam("group_id") String id, @BeanParam ListQuery list) {
    Caller caller = current.caller();
    GroupId parent = PathIds.group(id);
    groups.require(caller, parent);
    GroupQuery query =
        new GroupQuery(
            List.of(new GroupCriterion.ChildOf(parent)),
            false,
            list.sorts(),
            list.page(),
            GroupShapes.counted(list.fields()));
    List<SeenGroup> seen =
        groups.list(caller, query).stream().map(group -> new SeenGroup(group, caller)).toList();
    return Answers.list(GroupShapes.GROUP, seen, list.fields());
  }

  /** Operation {@code add_group_group}. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response addGroupGroup(@PathParam("group_id") String id, Body body) {
    Caller caller = current.caller();
    AccessRules.requireAdministrator(caller);
    GroupId child = PathIds.group(RequiredIds.read(body, "group_id"));
    memberships.addGroup(caller, PathIds.group(id), child);
    return Answers.object(
        GroupShapes.GROUP, new SeenGroup(groups.get(caller, child), caller), FieldSelection.ALL);
  }

  /** Operation {@code delete_group_from_group}. */
  @DELETE
  @Path("{deleting_group_id}")
  public Response deleteGroupFromGroup(
      @PathParam("group_id") String id, @PathParam("deleting_group_id") String childId) {
    memberships.removeGroup(current.caller(), PathIds.group(id), PathIds.group(childId));
    return Answers.nothing();
  }
}
