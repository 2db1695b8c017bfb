package org.precedent.zato;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.precedent.platform.web.ClientAddress;
import org.precedent.session.Account;
import org.precedent.session.LocalPasswords;
import org.precedent.session.PasswordLogIns;

/** Passwords of local users: changed by themselves with the old one, set by administrators. */
@ApplicationScoped
@Path("user/password")
public class UserPassword {

  @Inject private Subjects subjects;
  @Inject private Refusals refusals;
  @Inject private PasswordLogIns logIns;
  @Inject private LocalPasswords passwords;
  @Inject private ClientAddress clients;
  @Context private HttpServletRequest servlet;

  /** Sets a new password. An administrator need not know that of another. */
  @PATCH
  public Response change(@Context ContainerRequestContext request) {
    Call call = Call.of(request);
    Account account = Subjects.local(subjects.of(call));
    Input input = call.input();
    boolean own = call.caller().is(account.user());
    String oldPassword = own ? input.required("old_password") : "";
    String newPassword =
        InputRules.password(input.required("new_password"), account.username().orElse(""));
    if (own) {
      UserLogIn.accepted(
          logIns.changePassword(
              call.session(),
              oldPassword,
              newPassword,
              UserLogIn.source(input, clients.of(servlet))),
          refusals);
    } else {
      passwords.set(call.caller(), account.user(), newPassword, Optional.empty());
    }
    return Answers.of(Answers.ok());
  }
}
