package org.precedent.audit;

/** What the audit tells about. The stored names never change their meaning. */
public enum Action {
  USER_CREATED("user.create"),
  USER_UPDATED("user.update"),
  USER_DELETED("user.delete"),
  USER_ROLES_SET("user.set_roles"),
  USER_VANISHED("user.vanish"),
  USER_DISABLED("user.disable"),
  USER_ENABLED("user.enable"),
  GROUP_VANISHED("group.vanish"),
  EMAIL_CREDENTIAL_CREATED("email_credential.create"),
  EMAIL_CREDENTIAL_UPDATED("email_credential.update"),
  EMAIL_CREDENTIAL_DELETED("email_credential.delete"),
  API_CREDENTIAL_CREATED("api_credential.create"),
  API_CREDENTIAL_UPDATED("api_credential.update"),
  API_CREDENTIAL_DELETED("api_credential.delete"),
  GROUP_CREATED("group.create"),
  GROUP_UPDATED("group.update"),
  GROUP_DELETED("group.delete"),
  MEMBER_ADDED("group.add_user"),
  MEMBER_REMOVED("group.remove_user"),
  GROUP_NESTED("group.add_group"),
  GROUP_UNNESTED("group.remove_group"),
  DEFINITION_CREATED("definition.create"),
  DEFINITION_UPDATED("definition.update"),
  DEFINITION_DELETED("definition.delete"),
  PAIRINGS_SET("directory.set_pairings"),
  ROLE_GROUPS_SET("directory.set_role_groups"),
  MIRROR_REQUESTED("directory.run_mirror"),
  USER_VALUE_SET("user_value.set"),
  USER_VALUE_DELETED("user_value.delete"),
  UNMANAGED_VALUE_SET("unmanaged_value.set"),
  UNMANAGED_VALUE_DELETED("unmanaged_value.delete"),
  SESSION_VALUE_SET("session_value.set"),
  SESSION_VALUE_DELETED("session_value.delete"),
  GROUP_VALUE_SET("group_value.set"),
  GROUP_VALUES_REPLACED("group_value.replace_all"),
  GROUP_VALUE_DELETED("group_value.delete"),
  LOGGED_IN("session.log_in"),
  LOGGED_IN_AS("session.log_in_as"),
  LOG_IN_FAILED("session.log_in_failed"),
  LOGGED_OUT("session.log_out"),
  CALL_REFUSED("call.refuse"),
  SESSIONS_ENDED("session.end"),
  LOCAL_ACCOUNT_CREATED("local_account.create"),
  LOCAL_ACCOUNT_UPDATED("local_account.update"),
  PASSWORD_SET("local_account.set_password"),
  DELIVERY_ALLOWED("delivery.allow"),
  DELIVERY_REFUSED("delivery.refuse");

  private final String stored;

  Action(String stored) {
    this.stored = stored;
  }

  /** The name in the table of what happened. */
  public String stored() {
    return stored;
  }
}
