package org.precedent.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import org.precedent.directory.User;
import org.precedent.directory.Users;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.AccessRules;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.UserId;

/**
 * Log-in, log-out, and whose token a token is. Not a session bean: it is asked for each request,
 * and checking a secret must not hold a transaction. Thread-safe.
 */
@ApplicationScoped
public class Sessions {

  @Inject Clock clock;
  @Inject ApiCredentials credentials;
  @Inject SessionStore store;
  @Inject SessionCache cache;
  @Inject Users users;

  /**
   * Logs a program in. Takes the same time whether there is the client id or not.
   *
   * @return empty if there is no such client id, the secret is wrong, or it or its user is disabled
   */
  public Optional<LogIn> logIn(String clientId, String clientSecret, Origin origin) {
    Optional<ApiCredentials.Key> key = credentials.key(clientId);
    SecretHash hash =
        key.map(ApiCredentials.Key::hash).orElseGet(() -> SecretHash.ofNobody(clientId));
    if (!hash.matches(clientSecret)) {
      return Optional.empty();
    }
    return key.flatMap(
        known ->
            store.begin(known.user(), Optional.empty(), Optional.of(known.credential()), origin));
  }

  /**
   * Lets an administrator act as a user. The real user stays known.
   *
   * @throws AccessDeniedException unless the session is an administrator's, or if the user is
   *     disabled
   * @throws NotFoundException if there is no such user
   */
  public LogIn logInAs(Session session, UserId user, Origin origin) {
    AccessRules.requireAdministrator(session.caller());
    User target = users.find(user).orElseThrow(() -> new NotFoundException("user"));
    return store
        .begin(target.id(), Optional.of(session.realUser()), session.apiCredential(), origin)
        .orElseThrow(() -> new AccessDeniedException("The user is disabled."));
  }

  /** The session that the token belongs to, if it is alive. */
  public Optional<Session> verify(String token) {
    TokenHash hash = TokenHash.of(token);
    return cache
        .get(hash, () -> store.find(hash))
        .filter(session -> session.expiresAt().isAfter(clock.instant()));
  }

  /** Ends a session. */
  public void logOut(Session session) {
    store.end(session);
    cache.forget(session.tokenHash());
  }

  /** Changes what a session works on, and gives the session as it then is. */
  public Session setWorkspace(Session session, Workspace workspace) {
    store.setWorkspace(session, workspace);
    cache.forget(session.tokenHash());
    return session.workingOn(workspace);
  }
}
