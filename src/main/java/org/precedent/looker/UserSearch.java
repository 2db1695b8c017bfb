package org.precedent.looker;

import jakarta.ws.rs.QueryParam;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.precedent.directory.UserCriterion;
import org.precedent.directory.UserCriterion.Field;
import org.precedent.identity.Role;

/**
 * What a search for users may ask. There are no embedded users, service accounts or employees of
 * Looker here, and no content that users may have access to: nobody is found by them.
 */
public class UserSearch {

  @QueryParam("id")
  @Nullable String id;

  @QueryParam("first_name")
  @Nullable String firstName;

  @QueryParam("last_name")
  @Nullable String lastName;

  @QueryParam("full_name")
  @Nullable String fullName;

  @QueryParam("email")
  @Nullable String email;

  @QueryParam("is_disabled")
  @Nullable String disabled;

  @QueryParam("group_id")
  @Nullable String groupId;

  @QueryParam("verified_looker_employee")
  @Nullable String employee;

  @QueryParam("embed_user")
  @Nullable String embedUser;

  @QueryParam("is_service_account")
  @Nullable String serviceAccount;

  @QueryParam("can_manage_api3_creds")
  @Nullable String canManageCredentials;

  @QueryParam("content_metadata_id")
  @Nullable String contentMetadataId;

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
  List<UserCriterion> criteria() {
    List<UserCriterion> criteria = new ArrayList<>();
    text(criteria, Field.FIRST_NAME, firstName);
    text(criteria, Field.LAST_NAME, lastName);
    text(criteria, Field.FULL_NAME, fullName);
    text(criteria, Field.EMAIL, email);
    SearchParameters.ids(id, UserCriterion.IdIn::new, UserCriterion.Always::new)
        .ifPresent(criteria::add);
    SearchParameters.ids(groupId, UserCriterion.InGroup::new, UserCriterion.Always::new)
        .ifPresent(criteria::add);
    SearchParameters.text(contentMetadataId)
        .ifPresent(match -> criteria.add(new UserCriterion.Always(false)));
    flag(criteria, "is_disabled", disabled, UserCriterion.Disabled::new);
    flag(
        criteria,
        "can_manage_api3_creds",
        canManageCredentials,
        can -> new UserCriterion.Holds(Role.ADMIN, can));
    flag(criteria, "verified_looker_employee", employee, UserSearch::isNobody);
    flag(criteria, "embed_user", embedUser, UserSearch::isNobody);
    flag(criteria, "is_service_account", serviceAccount, UserSearch::isNobody);
    return criteria;
  }

  private static UserCriterion isNobody(boolean asked) {
    return new UserCriterion.Always(!asked);
  }

  private static void text(List<UserCriterion> criteria, Field field, @Nullable String parameter) {
    SearchParameters.text(parameter)
        .ifPresent(match -> criteria.add(new UserCriterion.Matches(field, match)));
  }

  private static void flag(
      List<UserCriterion> criteria,
      String name,
      @Nullable String parameter,
      Function<Boolean, UserCriterion> criterion) {
    Optional<Boolean> flag = ListParameters.flag(name, parameter);
    flag.map(criterion).ifPresent(criteria::add);
  }
}
