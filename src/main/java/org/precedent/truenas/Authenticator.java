package org.precedent.truenas;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precedent.identity.UserId;
import org.precedent.session.ApiCredentials;
import org.precedent.session.DoorName;
import org.precedent.session.LogIn;
import org.precedent.session.LogInAttempt;
import org.precedent.session.LogInAudit;
import org.precedent.session.LogInSource;
import org.precedent.session.LogInTokens;
import org.precedent.session.Mechanism;
import org.precedent.session.PasswordLogIn;
import org.precedent.session.PasswordLogIns;
import org.precedent.session.Person;
import org.precedent.session.Persons;
import org.precedent.session.Sessions;
import org.precedent.truenas.AnonymousLimits.Refusal;

/** Logs in to connections, by whatever a client shows. */
@ApplicationScoped
public class Authenticator {

  @Inject Clock clock;
  @Inject PasswordLogIns passwords;
  @Inject Sessions sessions;
  @Inject LogInTokens tokens;
  @Inject Persons persons;
  @Inject LogIns logIns;
  @Inject ApiCredentials credentials;
  @Inject AnonymousLimits limits;
  @Inject LogInAudit audit;

  /** What became of an attempt. */
  sealed interface Outcome {

    record Success(LoggedIn loggedIn) implements Outcome {}

    /** Unknown name or wrong secret; which of both is nobody's business. */
    record Wrong() implements Outcome {}

    /** The right password, but it has expired. */
    record Expired() implements Outcome {}
  }

  /**
   * By name and password.
   *
   * @throws RpcException if it can't be tried now
   */
  Outcome password(Connection connection, String name, String password) {
    PasswordLogIn outcome = check(connection, name, password, Mechanism.PASSWORD);
    if (outcome instanceof PasswordLogIn.Accepted accepted) {
      LoggedIn.Kind kind =
          accepted.apiCredential().isPresent()
              ? LoggedIn.Kind.API_KEY
              : LoggedIn.Kind.LOGIN_PASSWORD;
      return begin(connection, accepted, kind);
    }
    if (outcome instanceof PasswordLogIn.Refused refused
        && (refused.reason() == PasswordLogIn.Refusal.EXPIRED
            || refused.reason() == PasswordLogIn.Refusal.MUST_CHANGE)) {
      return new Outcome.Expired();
    }
    return new Outcome.Wrong();
  }

  /**
   * By an API credential: see {@link ApiKey}.
   *
   * @param name the client id, or the name of the user whose it is; empty if nobody told
   * @throws RpcException if it can't be tried now
   */
  Outcome apiKey(Connection connection, Optional<String> name, String key) {
    Optional<ApiKey> read = ApiKey.of(name, key, this::isClientId);
    if (read.isEmpty()) {
      return wrong(connection, Optional.empty());
    }
    String clientId = read.get().clientId();
    PasswordLogIn outcome =
        check(connection, clientId, read.get().secret(), Mechanism.API_CREDENTIAL);
    if (!(outcome instanceof PasswordLogIn.Accepted accepted)) {
      return new Outcome.Wrong();
    }
    boolean his =
        name.map(told -> told.equals(clientId) || isNamed(accepted.user(), told)).orElse(true);
    if (accepted.apiCredential().isEmpty() || !his) {
      return wrong(connection, Optional.of(accepted.user()));
    }
    return begin(connection, accepted, LoggedIn.Kind.API_KEY);
  }

  /**
   * By a token of {@code auth.generate_token}.
   *
   * @throws RpcException if too many were wrong
   */
  Outcome token(Connection connection, String token) {
    Optional<LogInTokens.Redeemed> redeemed =
        tokens.redeem(token, DoorName.TRUENAS, LogIns.origin(connection));
    if (redeemed.isEmpty()) {
      return wrongToken(connection);
    }
    LogInTokens.Redeemed found = redeemed.get();
    LoggedIn.Key key = new LoggedIn.Key(found, clock.instant());
    return success(connection, found.logIn(), LoggedIn.Kind.TOKEN, key);
  }

  private Outcome wrong(Connection connection, Optional<UserId> user) {
    LogInSource source = LogIns.source(connection, Mechanism.API_CREDENTIAL);
    note(connection, () -> audit.failed(user, PasswordLogIn.Refusal.CREDENTIALS, source));
    return new Outcome.Wrong();
  }

  // Who is logged in is not refused for wrong tokens, so that their number bounds nothing.
  private Outcome wrongToken(Connection connection) {
    LogInSource source = LogIns.source(connection, Mechanism.TOKEN);
    if (connection.loggedIn().isPresent()) {
      note(connection, () -> audit.wrongToken(source));
      return new Outcome.Wrong();
    }
    try {
      limits.wrongToken(connection.peer());
    } catch (RpcException tooMany) {
      throw noted(connection, tooMany, source);
    }
    audit.wrongToken(source);
    return new Outcome.Wrong();
  }

  private RpcException noted(Connection connection, RpcException limited, LogInSource source) {
    note(connection, () -> audit.limited(source));
    return limited;
  }

  private void note(Connection connection, Runnable row) {
    limits.note(connection.peer(), Refusal.LOG_IN, row);
  }

  private boolean isClientId(String name) {
    return credentials.owner(name).isPresent();
  }

  private boolean isNamed(UserId user, String name) {
    return persons.find(user).flatMap(Person::name).filter(name::equals).isPresent();
  }

  private PasswordLogIn check(
      Connection connection, String name, String password, Mechanism mechanism) {
    LogInSource source = LogIns.source(connection, mechanism);
    PasswordLogIn outcome = passwords.logIn(LogInAttempt.of(name, password, source));
    if (outcome instanceof PasswordLogIn.Limited limited) {
      throw noted(connection, RpcException.rateLimited(seconds(limited.retryAfter())), source);
    }
    if (outcome instanceof PasswordLogIn.Unavailable away) {
      throw RpcException.unavailable(seconds(away.retryAfter()));
    }
    return outcome;
  }

  private Outcome begin(
      Connection connection, PasswordLogIn.Accepted accepted, LoggedIn.Kind kind) {
    return sessions
        .begin(accepted, LogIns.origin(connection), LogIns.source(connection, Mechanism.PASSWORD))
        .<Outcome>map(logIn -> success(connection, logIn, kind, null))
        .orElseGet(Outcome.Wrong::new);
  }

  private Outcome success(
      Connection connection, LogIn logIn, LoggedIn.Kind kind, LoggedIn.@Nullable Key key) {
    return new Outcome.Success(logIns.begin(connection, logIn, kind, key));
  }

  private static long seconds(Duration wait) {
    return Math.max(1, wait.plusMillis(999).toSeconds());
  }
}
