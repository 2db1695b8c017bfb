package org.precedent.looker;

import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precedent.directory.GroupCriterion;

/** What a search for groups may ask. */
public class GroupSearch {

  @QueryParam("id")
  @Nullable String id;

  @QueryParam("name")
  @Nullable String name;

  @QueryParam("external_group_id")
  @Nullable String externalGroupId;

  @QueryParam("externally_managed")
  @Nullable String externallyManaged;

  @QueryParam("externally_orphaned")
  @Nullable String externallyOrphaned;

  @QueryParam("filter_or")
  @Nullable String filterOr;

  /** Whether one criterion is enough. */
  boolean any() {
    return ListParameters.flag("filter_or", filterOr).orElse(false);
  }

  /**
   * All that is asked.
   *
   * @throws MalformedRequestException if a parameter is neither true nor false where it must be
   */
  List<GroupCriterion> criteria() {
    List<GroupCriterion> criteria = new ArrayList<>();
    SearchParameters.ids(id, GroupCriterion.IdIn::new, GroupCriterion.Always::new)
        .ifPresent(criteria::add);
    SearchParameters.text(name)
        .ifPresent(match -> criteria.add(new GroupCriterion.NameMatches(match)));
    SearchParameters.text(externalGroupId)
        .ifPresent(match -> criteria.add(new GroupCriterion.ExternalIdMatches(match)));
    ListParameters.flag("externally_managed", externallyManaged)
        .ifPresent(managed -> criteria.add(new GroupCriterion.ExternallyManaged(managed)));
    ListParameters.flag("externally_orphaned", externallyOrphaned)
        .ifPresent(orphaned -> criteria.add(new GroupCriterion.ExternallyOrphaned(orphaned)));
    return criteria;
  }
}
