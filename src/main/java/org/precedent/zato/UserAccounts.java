package org.precedent.zato;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.precedent.directory.Users;
import org.precedent.identity.UserId;
import org.precedent.session.Account;
import org.precedent.session.Accounts;
import org.precedent.session.LocalAccountChanges;
import org.precedent.session.LocalAccounts;

/** Users: read, create, change, delete. */
@ApplicationScoped
@Path("user")
public class UserAccounts {

  @Inject private Subjects subjects;
  @Inject private Refusals refusals;
  @Inject private Accounts accounts;
  @Inject private LocalAccounts localAccounts;
  @Inject private Users users;

  /** The user of {@code user_id}, or the caller himself. */
  @GET
  public Response get(@Context ContainerRequestContext request) {
    Call call = Call.of(request);
    return answer(call, subjects.of(call));
  }

  /** A new local user. */
  @POST
  public Response create(@Context ContainerRequestContext request) {
    Call call = Call.of(request);
    refusals.requireSuperUser(call.caller());
    UserId user = localAccounts.create(call.caller(), AccountInput.draft(call.input()));
    return answer(call, accounts.get(call.caller(), user));
  }

  /** Changes what is named. */
  @PATCH
  public Response update(@Context ContainerRequestContext request) {
    Call call = Call.of(request);
    Account account = Subjects.local(subjects.of(call));
    FixedFields.requireUnchanged(call.input(), account);
    LocalAccountChanges changes = AccountInput.changes(call.input());
    if (call.caller().is(account.user()) && AccountInput.keepOut(changes)) {
      throw new RefusedException(Code.INVALID_OPERATION, "Nobody may do this to himself.");
    }
    localAccounts.update(call.caller(), account.user(), changes);
    return Answers.of(Answers.ok());
  }

  /** Deletes another user. */
  @DELETE
  public Response delete(@Context ContainerRequestContext request) {
    Call call = Call.of(request);
    refusals.requireSuperUser(call.caller());
    Account account = subjects.required(call);
    if (call.caller().is(account.user())) {
      throw new RefusedException(Code.INVALID_OPERATION, "Nobody may delete himself.");
    }
    users.delete(call.caller(), account.user());
    return Answers.of(Answers.ok());
  }

  private static Response answer(Call call, Account account) {
    return Answers.of(AccountShape.write(Answers.ok(), account, call.caller()));
  }
}
