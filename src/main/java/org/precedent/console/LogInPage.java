package org.precedent.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.precedent.identity.InvalidException;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.Problem;
import org.precedent.platform.web.ClientAddress;
import org.precedent.session.DoorName;
import org.precedent.session.LogIn;
import org.precedent.session.LogInAttempt;
import org.precedent.session.LogInSource;
import org.precedent.session.Origin;
import org.precedent.session.PasswordLogIn;
import org.precedent.session.PasswordLogIns;
import org.precedent.session.Sessions;

/** The log-in with the password of the directory, or of this server. */
@Named
@RequestScoped
public class LogInPage {

  private static final int MAX_LENGTH = 1024;

  @Inject PasswordLogIns logIns;
  @Inject Sessions sessions;
  @Inject Notes notes;
  @Inject ClientAddress clients;

  private String name = "";
  private String password = "";
  private String newPassword = "";
  private String repeatedPassword = "";
  private String target = "";
  private boolean mustChange;

  /** Checks the password, and leads on to the page that was wanted. */
  public void logIn() {
    if (name.isBlank() || password.isEmpty()) {
      notes.failed("login.incomplete");
    } else if (name.length() > MAX_LENGTH || password.length() > MAX_LENGTH) {
      notes.failed("login.refused");
    } else if (!newPassword.equals(repeatedPassword)) {
      mustChange = true;
      notes.failed("login.repeat.differs");
    } else {
      tryIt();
    }
  }

  private void tryIt() {
    Optional<String> changed = newPassword.isEmpty() ? Optional.empty() : Optional.of(newPassword);
    try {
      follow(logIns.logIn(new LogInAttempt(name.strip(), password, changed, source())));
    } catch (InvalidException unfit) {
      mustChange = true;
      notes.failedBecause(
          "login.new.unfit",
          unfit.problems().stream().map(Problem::message).findFirst().orElse(""));
    } catch (NotFoundException elsewhere) {
      notes.failed("login.new.elsewhere");
    }
  }

  private LogInSource source() {
    return LogInSource.of(DoorName.CONSOLE, clients.of(request()));
  }

  private void follow(PasswordLogIn outcome) {
    if (outcome instanceof PasswordLogIn.Accepted accepted) {
      begin(accepted);
    } else if (outcome instanceof PasswordLogIn.Limited limited) {
      notes.failed("login.limited", minutes(limited.retryAfter()));
    } else if (outcome instanceof PasswordLogIn.Unavailable) {
      notes.failed("login.unavailable");
    } else if (outcome instanceof PasswordLogIn.Refused refused) {
      refuse(refused.reason());
    }
  }

  // What is found out after the right password only may be told to who has shown it.
  private void refuse(PasswordLogIn.Refusal reason) {
    switch (reason) {
      case MUST_CHANGE -> {
        mustChange = true;
        notes.failed("login.must.change");
      }
      case EXPIRED -> notes.failed("login.expired");
      case CREDENTIALS, EMPTY_PASSWORD, DISABLED, LOCKED, SIGN_UP, APPROVAL, INCOMPLETE ->
          notes.failed("login.refused");
    }
  }

  private void begin(PasswordLogIn.Accepted accepted) {
    HttpServletRequest request = request();
    Origin origin =
        new Origin(
            LiveSessions.APPLICATION,
            Optional.of(clients.of(request)),
            Optional.ofNullable(request.getHeader("User-Agent")));
    Optional<LogIn> logIn = sessions.begin(accepted, origin, source());
    if (logIn.isEmpty()) {
      notes.failed("login.refused");
      return;
    }
    BrowserSession.token(request).flatMap(sessions::find).ifPresent(sessions::logOut);
    BrowserSession.begin(
        request,
        (HttpServletResponse) FacesContext.getCurrentInstance().getExternalContext().getResponse(),
        logIn.get());
    redirect(Addresses.target(target));
  }

  private static void redirect(String address) {
    ExternalContext context = FacesContext.getCurrentInstance().getExternalContext();
    try {
      context.redirect(address);
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  private static HttpServletRequest request() {
    return (HttpServletRequest) FacesContext.getCurrentInstance().getExternalContext().getRequest();
  }

  private static long minutes(Duration wait) {
    return Math.max(1, wait.plusSeconds(59).toMinutes());
  }

  /** The name to log in with. */
  public String getName() {
    return name;
  }

  /** The name to log in with. */
  public void setName(String text) {
    name = text;
  }

  /** Never the password. */
  public String getPassword() {
    return "";
  }

  /** The password to check. */
  public void setPassword(String text) {
    password = text;
  }

  /** Never the password. */
  public String getNewPassword() {
    return "";
  }

  /** What the password shall become. */
  public void setNewPassword(String text) {
    newPassword = text;
  }

  /** Never the password. */
  public String getRepeatedPassword() {
    return "";
  }

  /** The same once more. */
  public void setRepeatedPassword(String text) {
    repeatedPassword = text;
  }

  /** The page that was wanted. */
  public String getTarget() {
    return target;
  }

  /** The page that was wanted. */
  public void setTarget(String text) {
    target = text;
  }

  /** Whether a new password must be chosen. */
  public boolean isMustChange() {
    return mustChange;
  }

  /** For the page, when it is sent again. */
  public void setMustChange(boolean must) {
    mustChange = must;
  }
}
