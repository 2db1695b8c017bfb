package org.precedent.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.precedent.directory.ConfiguredDirectory;
import org.precedent.directory.Directory;
import org.precedent.directory.DirectoryPerson;
import org.precedent.directory.DirectoryUnavailableException;
import org.precedent.directory.LogInResult;
import org.precedent.directory.mirror.Mirror;
import org.precedent.directory.mirror.MirrorRequests;
import org.precedent.identity.UserId;

/**
 * Asks the directory whether a password is right. Whoever's is, is mirrored at once, so that what
 * he is and may do is as fresh as his log-in.
 */
@ApplicationScoped
public class DirectoryPasswords implements PasswordStore {

  /** After those who know passwords here: it is far, and may be away. */
  static final int PRIORITY = 30;

  private static final Logger LOG = Logger.getLogger(DirectoryPasswords.class.getName());
  private static final Duration QUIET = Duration.ofMinutes(1);

  @Inject ConfiguredDirectory configured;
  @Inject Mirror mirror;
  @Inject MirrorRequests requests;
  @Inject Accounts accounts;
  @Inject Clock clock;

  private final AtomicLong quietUntil = new AtomicLong(Long.MIN_VALUE);

  @Override
  public PasswordVerdict check(String name, String password) {
    try {
      Optional<Directory> directory = configured.directory();
      return directory.isPresent()
          ? check(directory.get(), name, password)
          : new PasswordVerdict.Wrong(Optional.empty());
    } catch (DirectoryUnavailableException away) {
      return unreachable(away.retryAfter(), String.valueOf(away.getMessage()));
    }
  }

  private PasswordVerdict check(Directory directory, String name, String password) {
    LogInResult result = directory.authenticate(name, password, mirror.wanted());
    if (result instanceof LogInResult.Authenticated authenticated) {
      return admit(authenticated.person());
    }
    if (result instanceof LogInResult.Unavailable away) {
      return unreachable(away.retryAfter(), away.message());
    }
    // The directory may say that an account is locked without having seen the right password, so
    // nobody is told more than that it is refused.
    return new PasswordVerdict.Wrong(mirror.named(name));
  }

  private PasswordVerdict admit(DirectoryPerson person) {
    UserId user;
    try {
      user = mirror.admit(person);
    } catch (IllegalArgumentException unfit) {
      LOG.log(Level.WARNING, "Somebody can''t log in: {0}", unfit.getMessage());
      return new PasswordVerdict.Wrong(Optional.empty());
    }
    Optional<PasswordLogIn.Refusal> barrier = barrier(user, person);
    return barrier.isPresent()
        ? new PasswordVerdict.Barred(user, barrier.get())
        : PasswordVerdict.Right.of(user);
  }

  private Optional<PasswordLogIn.Refusal> barrier(UserId user, DirectoryPerson person) {
    Optional<PasswordLogIn.Refusal> barrier =
        accounts.find(user).flatMap(account -> account.barrier(clock.instant()));
    if (barrier.isPresent() || mirror.lacking(person).isEmpty()) {
      return barrier;
    }
    LOG.log(
        Level.WARNING,
        "User {0} can''t log in: the directory has no value of {1}, which a pairing requires.",
        new Object[] {user.toString(), mirror.lacking(person)});
    return Optional.of(PasswordLogIn.Refusal.INCOMPLETE);
  }

  private PasswordVerdict unreachable(Duration retryAfter, String why) {
    long now = clock.millis();
    long until = quietUntil.get();
    if (now >= until && quietUntil.compareAndSet(until, now + QUIET.toMillis())) {
      LOG.log(Level.WARNING, "Nobody can log in with a directory password now: {0}", why);
      // It finds the same, and readiness tells it, or is over it.
      requests.now();
    }
    return new PasswordVerdict.Unreachable(retryAfter);
  }

  @Override
  public int priority() {
    return PRIORITY;
  }
}
