package org.precedent.directory.ldap;

import com.unboundid.ldap.sdk.BindRequest;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPConnectionPool;
import com.unboundid.ldap.sdk.LDAPConnectionPoolHealthCheck;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.ServerSet;
import java.util.Optional;
import org.precedent.directory.DirectoryUnavailableException;

/**
 * The connections to a directory: some kept for look-ups, some for checking passwords, and one of
 * its own for each long reading. Thread-safe.
 */
final class Connections implements AutoCloseable {

  private static final long HEALTH_CHECK_INTERVAL_MILLIS = 30_000;
  private static final LDAPConnectionPoolHealthCheck ALIVE = new AnswersAtAll();

  // For one of the kept connections, before an additional one is made.
  private static final long MAX_WAIT_MILLIS = 1_000;

  /** Something to do with a connection. */
  @FunctionalInterface
  interface Operation<T> {
    T on(LDAPConnection connection) throws LDAPException;
  }

  private final ServerSet servers;
  private final ServerSet strangers;
  private final LDAPConnectionPool lookUps;
  private final LDAPConnectionPool logIns;
  private final Failures failures;
  private final Pause pause;

  /** Connects to nothing yet. */
  Connections(LdapSettings settings, ServerSets serverSets, Failures failures) {
    this.failures = failures;
    this.pause = new Pause(settings.limits().retryAfter());
    this.servers = serverSets.withLogin();
    this.strangers = serverSets.withoutLogin();
    try {
      this.lookUps = pool(settings.limits(), servers, serverSets.login());
      this.logIns = pool(settings.limits(), strangers, Optional.empty());
    } catch (LDAPException failure) {
      throw failures.unavailable(failure);
    }
    lookUps.setConnectionPoolName(settings.name() + " look-ups");
    logIns.setConnectionPoolName(settings.name() + " log-ins");
  }

  private static LDAPConnectionPool pool(
      LdapLimits limits, ServerSet servers, Optional<BindRequest> login) throws LDAPException {
    LDAPConnectionPool pool =
        new LDAPConnectionPool(servers, login.orElse(null), 0, limits.connections(), null, false);
    pool.setCreateIfNecessary(true);
    pool.setMaxWaitTimeMillis(MAX_WAIT_MILLIS);
    pool.setHealthCheck(ALIVE);
    pool.setHealthCheckIntervalMillis(HEALTH_CHECK_INTERVAL_MILLIS);
    return pool;
  }

  /**
   * Looks something up on a kept connection, as this service; once more on a new one if the kept
   * one is broken.
   *
   * @throws DirectoryUnavailableException if that fails
   */
  <T> T lookUp(Operation<T> operation) {
    return guarded(() -> pooled(lookUps, servers, operation));
  }

  /**
   * Checks someone's password on a connection that serves nothing else.
   *
   * @throws DirectoryUnavailableException if that fails; a refusal is no failure but the
   *     operation's matter
   */
  <T> T logIn(Operation<T> operation) {
    return guarded(() -> pooled(logIns, strangers, operation));
  }

  /**
   * Does something long on a connection of its own, as this service. Never a second time.
   *
   * @throws DirectoryUnavailableException if that fails
   */
  <T> T alone(Operation<T> operation) {
    return guarded(() -> onNew(servers, operation));
  }

  private <T> T guarded(Attempt<T> attempt) {
    pause.check();
    try {
      T result = attempt.run();
      pause.end();
      return result;
    } catch (LDAPException failure) {
      DirectoryUnavailableException unavailable = failures.unavailable(failure);
      if (Failures.away(failure)) {
        pause.begin(unavailable);
      }
      throw unavailable;
    }
  }

  // All kept connections may be broken: the second try needs a new one.
  private static <T> T pooled(LDAPConnectionPool pool, ServerSet servers, Operation<T> operation)
      throws LDAPException {
    try {
      return onKept(pool, pool.getConnection(), operation);
    } catch (BrokenConnectionException broken) {
      return onNew(servers, operation);
    }
  }

  private static <T> T onNew(ServerSet servers, Operation<T> operation) throws LDAPException {
    try (LDAPConnection connection = servers.getConnection(ALIVE)) {
      return operation.on(connection);
    }
  }

  private static <T> T onKept(
      LDAPConnectionPool pool, LDAPConnection connection, Operation<T> operation)
      throws LDAPException {
    boolean usable = false;
    try {
      T result = operation.on(connection);
      usable = true;
      return result;
    } catch (LDAPException failure) {
      usable = failure.getResultCode().isConnectionUsable();
      throw broken(failure) ? new BrokenConnectionException(failure) : failure;
    } finally {
      if (usable) {
        pool.releaseConnection(connection);
      } else {
        pool.discardConnection(connection);
      }
    }
  }

  // A time-out isn't tried again: that would double the wait.
  private static boolean broken(LDAPException failure) {
    ResultCode code = failure.getResultCode();
    return code.equals(ResultCode.SERVER_DOWN) || code.equals(ResultCode.CONNECT_ERROR);
  }

  @Override
  public void close() {
    lookUps.close();
    logIns.close();
  }

  private static final class BrokenConnectionException extends LDAPException {

    private static final long serialVersionUID = 1L;

    BrokenConnectionException(LDAPException cause) {
      super(cause);
    }
  }

  @FunctionalInterface
  private interface Attempt<T> {
    T run() throws LDAPException;
  }
}
