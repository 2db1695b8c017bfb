package org.precedent.attribute;

/** The names of the core's actions in the audit trail. */
final class AuditActions {

  static final String SET_USER_VALUE = "user_value.set";
  static final String DELETE_USER_VALUE = "user_value.delete";
  static final String SET_GROUP_VALUE = "group_value.set";
  static final String DELETE_GROUP_VALUE = "group_value.delete";
  static final String REPLACE_GROUP_VALUES = "group_value.replace_all";
  static final String CREATE_DEFINITION = "definition.create";
  static final String UPDATE_DEFINITION = "definition.update";
  static final String DELETE_DEFINITION = "definition.delete";

  private AuditActions() {}
}
