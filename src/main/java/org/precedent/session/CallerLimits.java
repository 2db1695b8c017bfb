package org.precedent.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.precedent.platform.RateLimits;
import org.precedent.platform.settings.Network;

/**
 * Finds out whose a request is, and whether it is one too many: it counts for the user of its
 * session, and without one for the address that it comes from. Made-up tokens of an address that
 * sends too many are not looked up. Thread-safe.
 */
@ApplicationScoped
public class CallerLimits {

  @Inject Sessions sessions;
  @Inject RateLimits limits;

  /**
   * A request that was counted.
   *
   * @param session of the token, if it is alive; empty if the verdict is no
   */
  public record Counted(Optional<Session> session, RateLimits.Verdict verdict) {}

  /**
   * Counts a request. That is no use of the session: see {@link Sessions#used}.
   *
   * @param token what it shows, if anything
   * @param address where it comes from
   */
  public Counted count(Optional<String> token, String address) {
    Optional<Session> remembered = token.flatMap(sessions::remembered);
    if (remembered.isPresent()) {
      return counted(remembered.get());
    }
    RateLimits.Verdict verdict = countStranger(address);
    if (!verdict.allowed()) {
      return new Counted(Optional.empty(), verdict);
    }
    Optional<Session> found = token.flatMap(sessions::find);
    if (found.isEmpty()) {
      return new Counted(found, verdict);
    }
    limits.giveBack(stranger(address));
    return counted(found.get());
  }

  /** Counts a request of a session that is known to be alive. */
  public RateLimits.Verdict count(Session session) {
    return limits.take(session.requestAccount());
  }

  /** Counts a request that shows no token that is alive, or nothing that could be read. */
  public RateLimits.Verdict countStranger(String address) {
    return limits.take(stranger(address));
  }

  /**
   * The same for pages in a browser: apart, so that no program at the address, whatever it sends,
   * keeps people from logging in.
   */
  public RateLimits.Verdict countVisitor(String address) {
    return limits.take("visitor at " + Network.countedAs(address));
  }

  /** What {@link #countStranger} would say now, but counts nothing. */
  public RateLimits.Verdict ofStranger(String address) {
    return limits.peek(stranger(address));
  }

  private Counted counted(Session session) {
    RateLimits.Verdict verdict = count(session);
    return new Counted(verdict.allowed() ? Optional.of(session) : Optional.empty(), verdict);
  }

  private static String stranger(String address) {
    return "address " + Network.countedAs(address);
  }
}
