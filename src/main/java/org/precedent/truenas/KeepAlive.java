package org.precedent.truenas;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason.CloseCodes;
import java.util.logging.Logger;
import org.precedent.platform.BackgroundRun;

/**
 * Pings connections, so that nothing between closes them, and closes those whose client is gone,
 * doesn't read, or never logged in.
 */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
// The container begins a transaction around a timer, whatever attribute the method has.
@TransactionManagement(TransactionManagementType.BEAN)
public class KeepAlive {

  private static final Logger LOG = Logger.getLogger(KeepAlive.class.getName());

  /** Four pings without an answer. */
  private static final long GONE_SECONDS = 75;

  private static final long ANONYMOUS_SECONDS = 3600;

  /** Log-in pages keep their connection by calls of {@code core.ping}, but not for ever. */
  private static final long MAX_ANONYMOUS_SECONDS = 24 * 3600;

  @Inject Connections connections;
  @Inject LogIns logIns;
  @Inject Endings endings;
  @Inject StrayedSessions strayed;
  @Inject Workers workers;

  /** Every 15 seconds. */
  @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false)
  public void sweep() {
    BackgroundRun.of(LOG, "Connections are not looked after", this::lookAtAll);
  }

  /** Every minute. */
  @Schedule(hour = "*", minute = "*", second = "5", persistent = false)
  public void reconcile() {
    BackgroundRun.of(LOG, "Sessions without a connection are not looked for", () -> strayed.end());
  }

  private void lookAtAll() {
    connections
        .all()
        .forEach(
            connection ->
                BackgroundRun.of(LOG, "A connection is not looked after", () -> look(connection)));
    // Not here: pings must not wait for the database.
    workers.execute(endings::tryAgain);
  }

  private void look(Connection connection) {
    logIns.expire(connection);
    if (connection.silentSeconds() > GONE_SECONDS || connection.outbox().isStalled()) {
      connection.breakOff();
      connections.remove(connection);
      logIns.leave(connection);
    } else if (connection.loggedIn().isEmpty()
        && (connection.idleSeconds() > ANONYMOUS_SECONDS
            || connection.anonymousSeconds() > MAX_ANONYMOUS_SECONDS)) {
      connection.close(CloseCodes.NORMAL_CLOSURE, "Nobody logged in");
    } else if (connection.outbox().isIdle()) {
      connection.ping();
    }
  }
}
