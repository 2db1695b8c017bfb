package org.precedent.session;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.Optional;
import org.precedent.audit.Action;
import org.precedent.audit.Audit;
import org.precedent.audit.Subject;
import org.precedent.audit.Way;
import org.precedent.identity.UserId;

/**
 * Writes down that a log-in failed, or a call was refused: one row, whether there is such a user or
 * not.
 */
@Stateless
public class LogInAudit {

  @Inject Audit audit;

  /**
   * Writes it down, without the name that was given: it may be a password at the wrong place.
   *
   * @param user whose name it was, if anybody's
   */
  public void failed(Optional<UserId> user, PasswordLogIn.Refusal reason, LogInSource source) {
    record(user, reason.name().toLowerCase(Locale.ROOT), source);
  }

  /**
   * Writes down that a password was wrong as far as somebody answered, while somebody else did not.
   *
   * @param user whose name it was, if anybody's
   */
  public void undecided(Optional<UserId> user, LogInSource source) {
    record(user, "unavailable", source);
  }

  /** Writes down that somebody showed a token that is none, or not good there. */
  public void wrongToken(LogInSource source) {
    record(Optional.empty(), "token", source.by(Mechanism.TOKEN));
  }

  /** Writes down that log-ins were refused without being tried, because there were too many. */
  public void limited(LogInSource source) {
    record(Optional.empty(), "rate_limited", source);
  }

  /**
   * Writes down that a call was refused.
   *
   * @param caller who is logged in, if anybody
   * @param call what was called, and why it was refused
   */
  public void refusedCall(Optional<UserId> caller, String call, DoorName door, String address) {
    audit.record(
        caller,
        Action.CALL_REFUSED,
        Subject.NONE.named(call),
        new Way(door.id(), Optional.empty(), Origin.cut(address), Optional.empty()));
  }

  private void record(Optional<UserId> user, String why, LogInSource source) {
    audit.record(
        Optional.empty(),
        Action.LOG_IN_FAILED,
        new Subject(user, Optional.empty(), Optional.empty(), Optional.of(why)),
        source.way());
  }
}
