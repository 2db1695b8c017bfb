package org.precedent.zato;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.precedent.platform.json.ObjectText;
import org.precedent.platform.web.ClientAddress;
import org.precedent.platform.web.RateLimitedException;
import org.precedent.session.DoorName;
import org.precedent.session.LogIn;
import org.precedent.session.LogInAttempt;
import org.precedent.session.LogInSource;
import org.precedent.session.PasswordLogIn;
import org.precedent.session.PasswordLogIns;
import org.precedent.session.Sessions;

/** Gives tokens for passwords. One-time passwords are taken, but there are none here. */
@ApplicationScoped
@Path("user/login")
public class UserLogIn {

  @Inject private PasswordLogIns logIns;
  @Inject private Sessions sessions;
  @Inject private Refusals refusals;
  @Inject private ClientAddress clients;
  @Context private HttpServletRequest servlet;

  /** Log-in with a password. */
  @POST
  public Response logIn(@Context ContainerRequestContext request) {
    Call call = Call.of(request);
    LogInAttempt attempt = attempt(call);
    PasswordLogIn.Accepted accepted = accepted(logIns.logIn(attempt), refusals);
    LogIn login =
        sessions
            .begin(accepted, call.origin(), attempt.source())
            .orElseThrow(() -> new RefusedException(Code.NOT_ALLOWED, "Not allowed."));
    ObjectText answer =
        accepted.passwordAboutToExpire()
            ? Answers.warning(Code.PASSWORD_WARN_ABOUT_TO_EXPIRE)
            : Answers.ok();
    return Answers.of(answer.put("ust", login.token().reveal()));
  }

  private LogInAttempt attempt(Call call) {
    Input input = call.input();
    String username = input.required("username");
    return new LogInAttempt(
        username,
        input.required("password"),
        input.text("new_password").map(password -> InputRules.password(password, username)),
        source(input, clients.of(servlet)));
  }

  static LogInSource source(Input input, String address) {
    return LogInSource.of(DoorName.ZATO, address).onBehalfOf(input.text("remote_addr"));
  }

  /**
   * What follows from a password that was shown.
   *
   * @throws RuntimeException for whatever is not accepted
   */
  static PasswordLogIn.Accepted accepted(PasswordLogIn outcome, Refusals refusals) {
    if (outcome instanceof PasswordLogIn.Accepted accepted) {
      return accepted;
    }
    if (outcome instanceof PasswordLogIn.Limited limited) {
      throw new RateLimitedException(seconds(limited.retryAfter()));
    }
    if (outcome instanceof PasswordLogIn.Unavailable unavailable) {
      throw new UnavailableException(seconds(unavailable.retryAfter()));
    }
    Code code =
        outcome instanceof PasswordLogIn.Refused refused
            ? refusals.of(refused.reason())
            : Code.NOT_ALLOWED;
    throw new RefusedException(code, "Not allowed.");
  }

  private static long seconds(Duration wait) {
    return Math.max(1, wait.plusMillis(999).toSeconds());
  }
}
