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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.precedent.directory.Group;
import org.precedent.directory.GroupChanges;
import org.precedent.directory.GroupCriterion;
import org.precedent.directory.GroupQuery;
import org.precedent.directory.Groups;
import org.precedent.directory.Page;
import org.precedent.directory.mirror.RoleGroups;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.GroupId;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.Role;
import org.precedent.looker.GroupShapes.SeenGroup;

/** The groups: to list, search, create, read, change and delete them. */
@ApplicationScoped
@Path("groups")
public class UserGroups {

  @Inject private CurrentSession current;
  @Inject private Groups groups;
  @Inject private RoleGroups roleGroups;

  /** Operation {@code all_groups}. There is no content that groups may have access to. */
  @GET
  public Response allGroups(
      @BeanParam ListQuery list,
      @QueryParam("ids") List<String> ids,
      @QueryParam("content_metadata_id") @Nullable String contentMetadataId,
      @QueryParam("can_add_to_content_metadata") @Nullable String canAddToContentMetadata) {
    List<GroupCriterion> criteria = new ArrayList<>();
    List<String> asked = ListParameters.texts(ids);
    if (!asked.isEmpty()) {
      criteria.add(new GroupCriterion.IdIn(SearchParameters.numbers(asked)));
    }
    SearchParameters.text(contentMetadataId)
        .ifPresent(match -> criteria.add(new GroupCriterion.Always(false)));
    ListParameters.flag("can_add_to_content_metadata", canAddToContentMetadata)
        .ifPresent(can -> criteria.add(new GroupCriterion.CanAddToContentMetadata(can)));
    return found(list, criteria, false);
  }

  /** Operation {@code search_groups}. */
  @GET
  @Path("search")
  public Response searchGroups(@BeanParam ListQuery list, @BeanParam GroupSearch search) {
    return found(list, search.criteria(), search.any());
  }

  /** Operation {@code search_groups_with_hierarchy}. */
  @GET
  @Path("search/with_hierarchy")
  public Response searchGroupsWithHierarchy(
      @BeanParam ListQuery list, @BeanParam GroupSearch search) {
    Caller caller = current.caller();
    List<Group> found = groups.list(caller, query(list, search.criteria(), search.any()));
    Map<GroupId, Set<Role>> roles =
        GroupShapes.withRoles(list.fields())
            ? roleGroups.broughtBy(found.stream().map(Group::id).toList())
            : Map.of();
    List<SeenGroup> seen =
        found.stream()
            .map(group -> new SeenGroup(group, caller, roles.getOrDefault(group.id(), Set.of())))
            .toList();
    return Answers.list(GroupShapes.HIERARCHY, seen, list.fields());
  }

  /** Operation {@code create_group}. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response createGroup(@QueryParam("fields") @Nullable String fields, Body body) {
    Caller caller = current.caller();
    return one(caller, groups.create(caller, read(caller, body)), fields);
  }

  /** Operation {@code group}. */
  @GET
  @Path("{group_id}")
  public Response group(
      @PathParam("group_id") String id, @QueryParam("fields") @Nullable String fields) {
    Caller caller = current.caller();
    GroupQuery query =
        new GroupQuery(
            List.of(new GroupCriterion.IdIn(List.of(PathIds.group(id).value()))),
            false,
            List.of(),
            Page.FIRST,
            GroupShapes.counted(FieldSelection.parse(fields)));
    Group found =
        groups.list(caller, query).stream()
            .findFirst()
            .orElseThrow(() -> new NotFoundException("group"));
    return one(caller, found, fields);
  }

  /** Operation {@code update_group}. */
  @PATCH
  @Path("{group_id}")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response updateGroup(
      @PathParam("group_id") String id, @QueryParam("fields") @Nullable String fields, Body body) {
    Caller caller = current.caller();
    return one(caller, groups.update(caller, PathIds.group(id), read(caller, body)), fields);
  }

  /** Operation {@code delete_group}. */
  @DELETE
  @Path("{group_id}")
  public Response deleteGroup(@PathParam("group_id") String id) {
    groups.delete(current.caller(), PathIds.group(id));
    return Answers.nothing();
  }

  private Response found(ListQuery list, List<GroupCriterion> criteria, boolean any) {
    Caller caller = current.caller();
    List<SeenGroup> seen =
        groups.list(caller, query(list, criteria, any)).stream()
            .map(group -> new SeenGroup(group, caller))
            .toList();
    return Answers.list(GroupShapes.GROUP, seen, list.fields());
  }

  private static GroupQuery query(ListQuery list, List<GroupCriterion> criteria, boolean any) {
    return new GroupQuery(
        criteria, any, list.sorts(), list.page(), GroupShapes.counted(list.fields()));
  }

  private static Response one(Caller caller, Group group, @Nullable String fields) {
    return Answers.object(
        GroupShapes.GROUP, new SeenGroup(group, caller), FieldSelection.parse(fields));
  }

  private static GroupChanges read(Caller caller, Body body) {
    GroupChanges changes =
        new GroupChanges(body.text("name"), body.flag("can_add_to_content_metadata"));
    body.check(() -> AccessRules.requireAdministrator(caller));
    return changes;
  }
}
