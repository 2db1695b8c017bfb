package org.precedent.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.precedent.directory.User;
import org.precedent.directory.Users;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.UserId;

/**
 * Log-in, log-out, and whose token a token is. Not a session bean: it is asked for each request,
 * and checking a secret must not hold a transaction. Thread-safe.
 */
@ApplicationScoped
public class Sessions {

  private static final long NO_SESSION = 0;

  @Inject Clock clock;
  @Inject ApiCredentialRows credentials;
  @Inject SessionStore store;
  @Inject SessionCache cache;
  @Inject UsedSessions used;
  @Inject SessionUseStore uses;
  @Inject Users users;
  @Inject LogInLimits limits;
  @Inject LogInAudit audit;

  /** What came of comparing a secret: whose it would be, and the session if it is his. */
  private record Comparison(Optional<UserId> user, boolean right, Optional<LogIn> begun) {}

  /**
   * Logs a program in. How often a secret may be guessed is limited as for passwords, and failures
   * are audited. Takes the same time whether there is the client id or not.
   */
  public ClientLogIn logIn(String clientId, String clientSecret, DoorName door, Origin origin) {
    if (clientSecret.isEmpty()) {
      return new ClientLogIn.Refused();
    }
    Optional<ApiCredentialRows.Key> key = credentials.key(clientId);
    SecretHash hash =
        key.map(ApiCredentialRows.Key::hash).orElseGet(() -> SecretHash.ofNobody(clientId));
    LogInSource source = source(door, origin).by(Mechanism.API_CREDENTIAL);
    String account = AccountKey.of(clientId);
    if (hash.isOfGenerated()) {
      // Nobody guesses 256 bits: who shows the right ones is let in, whatever others tried there.
      Comparison made = compare(key, hash, clientSecret, origin, source);
      return made.begun().isPresent()
          ? began(made)
          : refusedAt(limits.ask(account, source), made, source);
    }
    LogInLimits.Permit permit = limits.ask(account, source);
    return permit instanceof LogInLimits.Permit.Paid paid
        ? paidFor(paid, () -> compare(key, hash, clientSecret, origin, source), source)
        : refusedAt(permit, new Comparison(Optional.empty(), false, Optional.empty()), source);
  }

  private static LogInSource source(DoorName door, Origin origin) {
    return LogInSource.of(door, origin.remoteAddress().orElse(""));
  }

  private ClientLogIn paidFor(
      LogInLimits.Permit.Paid permit, Supplier<Comparison> comparison, LogInSource source) {
    boolean decided = false;
    try {
      Comparison made = comparison.get();
      decided = true;
      if (made.begun().isEmpty()) {
        return refusedAt(permit, made, source);
      }
      limits.succeeded(permit);
      return began(made);
    } finally {
      if (!decided) {
        limits.undecided(permit);
      }
    }
  }

  private Comparison compare(
      Optional<ApiCredentialRows.Key> key,
      SecretHash hash,
      String secret,
      Origin origin,
      LogInSource source) {
    boolean right = hash.matches(secret);
    Optional<LogIn> begun =
        key.filter(known -> right)
            .flatMap(
                known ->
                    store.begin(
                        known.user(),
                        Optional.empty(),
                        Optional.of(known.credential()),
                        origin,
                        source));
    return new Comparison(key.map(ApiCredentialRows.Key::user), right, begun);
  }

  private static ClientLogIn began(Comparison made) {
    return new ClientLogIn.Begun(made.begun().orElseThrow());
  }

  private ClientLogIn refusedAt(LogInLimits.Permit permit, Comparison made, LogInSource source) {
    if (permit instanceof LogInLimits.Permit.Later later) {
      return new ClientLogIn.Limited(later.retryAfter());
    }
    audit.failed(
        made.user(),
        made.right() ? PasswordLogIn.Refusal.DISABLED : PasswordLogIn.Refusal.CREDENTIALS,
        source);
    return new ClientLogIn.Refused();
  }

  /**
   * Lets an administrator act as a user. The real user stays known.
   *
   * @throws AccessDeniedException unless the session is an administrator's, or if the user is
   *     disabled
   * @throws NotFoundException if there is no such user
   */
  public LogIn logInAs(Session session, UserId user, DoorName door, Origin origin) {
    AccessRules.requireAdministrator(session.caller());
    User target = users.find(user).orElseThrow(() -> new NotFoundException("user"));
    return store
        .begin(
            target.id(),
            Optional.of(session.realUser()),
            session.apiCredential(),
            origin,
            source(door, origin).by(Mechanism.SESSION))
        .orElseThrow(() -> new AccessDeniedException("The user is disabled."));
  }

  /**
   * Begins a session of a user who has shown that he is the one.
   *
   * @param source from where he has shown it, for the audit
   * @return empty if the user is disabled
   * @throws NotFoundException if there is no such user
   */
  public Optional<LogIn> begin(PasswordLogIn.Accepted accepted, Origin origin, LogInSource source) {
    return store.begin(
        accepted.user(),
        Optional.empty(),
        accepted.apiCredential(),
        origin,
        accepted.apiCredential().isPresent() ? source.by(Mechanism.API_CREDENTIAL) : source);
  }

  /** The session that the token belongs to, if it is alive. Notes that it is being used. */
  public Optional<Session> verify(String token) {
    Optional<Session> session = find(token);
    session.ifPresent(found -> used.add(found.id()));
    return session;
  }

  /** Notes that a session is being used, and by whom. */
  public void used(Session session, Origin origin) {
    used.add(new SessionUse(session.id(), clock.instant(), origin));
  }

  /** The same for somebody else who asks: that is no use of the session. */
  public Optional<Session> find(String token) {
    TokenHash hash = TokenHash.of(token);
    return cache
        .get(hash, () -> store.find(hash))
        .filter(session -> session.expiresAt().isAfter(clock.instant()));
  }

  /** The same as far as this node remembers it: nothing is asked of the database. */
  Optional<Session> remembered(String token) {
    return cache
        .remembered(TokenHash.of(token))
        .filter(session -> session.expiresAt().isAfter(clock.instant()));
  }

  /**
   * The last uses of a session, as far as they were told by {@link #used}, the latest first. Those
   * of the last seconds may be missing.
   *
   * @throws AccessDeniedException unless the caller is its user or an administrator
   */
  public List<SessionUse> uses(Caller caller, Session session) {
    return uses.list(caller, session.caller().user(), session.id());
  }

  /** Ends a session. */
  public void logOut(Session session) {
    store.end(session);
    cache.forget(session.tokenHash());
  }

  /**
   * Lets a session live its whole lifetime again, from now on.
   *
   * @return when it ends now; empty if it ended meanwhile
   */
  public Optional<Instant> renew(Session session) {
    Optional<Instant> expiresAt = store.renew(session);
    cache.forget(session.tokenHash());
    return expiresAt;
  }

  /**
   * The sessions of a user that are alive, the newest first and no more than 1,000, also those in
   * which an administrator acts as him.
   *
   * @throws AccessDeniedException unless the caller is that user or an administrator
   */
  public List<SessionDetails> list(Caller caller, UserId user) {
    AccessRules.requireSelfOrAdministrator(caller, user);
    return store.list(user);
  }

  /**
   * What is known of a session; empty if it ended meanwhile.
   *
   * @throws AccessDeniedException unless the caller is its user or an administrator
   */
  public Optional<SessionDetails> details(Caller caller, Session session) {
    UserId user = session.caller().user();
    AccessRules.requireSelfOrAdministrator(caller, user);
    return store.details(user, session.id());
  }

  /**
   * Ends one session of a user.
   *
   * @throws AccessDeniedException unless the caller is that user or an administrator
   * @throws NotFoundException if the user has no such session
   */
  public void end(Caller caller, UserId user, long id) {
    AccessRules.requireSelfOrAdministrator(caller, user);
    boolean ended = store.end(caller, user, id);
    cache.forget(user);
    if (!ended) {
      throw new NotFoundException("session");
    }
  }

  /**
   * Ends all sessions of a user.
   *
   * @return how many there were
   * @throws AccessDeniedException unless the caller is that user or an administrator
   */
  public int endAll(Caller caller, UserId user) {
    AccessRules.requireSelfOrAdministrator(caller, user);
    int ended = store.endAll(caller, user, NO_SESSION);
    cache.forget(user);
    return ended;
  }

  /**
   * Ends all sessions of the session's user but this one.
   *
   * @return how many there were
   */
  public int endOthers(Session session) {
    int ended = store.endAll(session.caller(), session.caller().user(), session.id());
    cache.forget(session.caller().user());
    return ended;
  }

  /** Changes what a session works on, and gives the session as it then is. */
  public Session setWorkspace(Session session, Workspace workspace) {
    store.setWorkspace(session, workspace);
    cache.forget(session.tokenHash());
    return session.workingOn(workspace);
  }
}
