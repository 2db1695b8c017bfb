package org.precedent.identity;

/**
 * Who may do what: the only place that says so. Administrators may do all but read hidden values; a
 * user sees his own viewable values and sets his own editable ones; all else is denied.
 */
public final class AccessRules {

  private AccessRules() {}

  /**
   * For everything that concerns others, or everybody.
   *
   * @throws AccessDeniedException unless the caller is an administrator
   */
  public static void requireAdministrator(Caller caller) {
    if (!caller.administrator()) {
      throw new AccessDeniedException("Only an administrator may do this.");
    }
  }

  /**
   * For what a user may do about himself.
   *
   * @throws AccessDeniedException unless the caller is that user or an administrator
   */
  public static void requireSelfOrAdministrator(Caller caller, UserId user) {
    if (!caller.is(user) && !caller.administrator()) {
      throw new AccessDeniedException("Only the user himself or an administrator may do this.");
    }
  }

  /**
   * Whether the caller sees the values of a definition that users may view or not; his own or, as
   * administrator, all.
   */
  public static boolean mayView(Caller caller, boolean userCanView) {
    return caller.administrator() || userCanView;
  }

  /**
   * For setting or deleting the own value of a user.
   *
   * @param userCanEdit whether the definition lets users edit their value
   * @throws AccessDeniedException unless the caller is an administrator, or that user and the
   *     definition is editable
   */
  public static void requireMayEdit(Caller caller, UserId owner, boolean userCanEdit) {
    requireSelfOrAdministrator(caller, owner);
    if (!caller.administrator() && !userCanEdit) {
      throw new AccessDeniedException("Users may not edit this attribute.");
    }
  }

  /**
   * For having a user's values sent to a destination. Using is not reading: a user may use what he
   * may not view.
   *
   * @throws AccessDeniedException unless the caller is that user or an administrator
   */
  public static void requireMayRelease(Caller caller, UserId owner) {
    requireSelfOrAdministrator(caller, owner);
  }
}
