package org.precedent.session;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import org.precedent.audit.Action;
import org.precedent.audit.Audit;
import org.precedent.audit.Subject;
import org.precedent.identity.UserId;

/** Writes down that a log-in failed: one row, whether there is such a user or not. */
@Stateless
public class LogInAudit {

  @Inject Audit audit;

  /**
   * Writes it down, without the name that was given: it may be a password at the wrong place.
   *
   * @param user whose name it was, if anybody's
   */
  public void failed(Optional<UserId> user, PasswordLogIn.Refusal reason) {
    record(user, reason.name().toLowerCase(Locale.ROOT));
  }

  /**
   * Writes down that a password was wrong as far as somebody answered, while somebody else did not.
   *
   * @param user whose name it was, if anybody's
   */
  public void undecided(Optional<UserId> user) {
    record(user, "unavailable");
  }

  /** Writes down that somebody showed a token that is none, or not good there. */
  public void wrongToken() {
    record(Optional.empty(), "token");
  }

  /** Writes down that log-ins were refused without being tried, because there were too many. */
  public void limited() {
    record(Optional.empty(), "rate_limited");
  }

  private void record(Optional<UserId> user, String why) {
    audit.recordOfAnybody(
        Action.LOG_IN_FAILED,
        new Subject(user, Optional.empty(), Optional.empty(), Optional.of(why)));
  }
}
