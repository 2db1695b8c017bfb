package org.precedent.zato;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.precedent.identity.Caller;
import org.precedent.identity.UserId;
import org.precedent.session.Account;
import org.precedent.session.Accounts;

/** Whom a call is about: the user of {@code user_id}, or the caller himself. */
@ApplicationScoped
public class Subjects {

  @Inject Accounts accounts;

  /**
   * The account of {@code user_id}, or the caller's own.
   *
   * @throws RefusedException if it is another's and the caller no administrator, or there is none
   */
  Account of(Call call) {
    Caller caller = call.caller();
    UserId user = call.input().text("user_id").map(UserIds::require).orElse(caller.user());
    if (!caller.is(user) && !caller.administrator()) {
      throw new RefusedException(Code.NOT_ALLOWED, "Not allowed.");
    }
    return accounts.find(user).orElseThrow(Subjects::unknown);
  }

  /**
   * The account of {@code user_id}, which must be given.
   *
   * @throws RefusedException if there is none
   */
  Account required(Call call) {
    UserId user = UserIds.require(call.input().required("user_id"));
    return accounts.find(user).orElseThrow(Subjects::unknown);
  }

  /**
   * The same of another than the caller, whose account is kept here.
   *
   * @throws RefusedException if it is the caller himself, or a user of a directory
   */
  Account otherLocal(Call call) {
    Account account = local(required(call));
    if (call.caller().is(account.user())) {
      throw new RefusedException(Code.INVALID_OPERATION, "Nobody may do this to himself.");
    }
    return account;
  }

  /**
   * The account, if it is kept here.
   *
   * @throws RefusedException if it is not
   */
  static Account local(Account account) {
    if (!account.local()) {
      throw new RefusedException(
          Code.INVALID_OPERATION, "This user has no user name and password of this server.");
    }
    return account;
  }

  private static RefusedException unknown() {
    return new RefusedException(Code.USER_ID_INVALID, "There is no such user.");
  }
}
