package org.precedent.session;

/** Whom his local account bars: it is locked, not approved, or its sign-up is not confirmed. */
final class BarredAccounts {

  private BarredAccounts() {}

  /**
   * The condition, in SQL.
   *
   * @param user an expression for the id of the user
   */
  static String include(String user) {
    return " exists (select 1 from local_account l where l.user_id = "
        + user
        + " and (l.locked_at is not null or l.approval_status <> 'approved'"
        + " or l.sign_up_status <> 'final'))";
  }
}
