package org.precedent.session;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.precedent.platform.database.SchemaReady;
import org.precedent.platform.settings.DatabaseUrl;
import org.precedent.platform.settings.Settings;

/**
 * Hears what other nodes tell, of sessions and other things, by PostgreSQL's LISTEN, on one
 * connection of the pool that it keeps. While it hears nothing, nothing is remembered: each use of
 * a token is a query.
 */
@ApplicationScoped
public class SessionListener {

  private static final Logger LOG = Logger.getLogger(SessionListener.class.getName());
  private static final int WAIT_MILLIS = 1000;
  private static final int ANSWER_SECONDS = 2;

  @Resource ManagedThreadFactory threads;

  @Resource(lookup = "java:app/jdbc/precedent")
  DataSource database;

  @Inject Settings settings;
  @Inject SessionCache cache;
  @Inject Nodes nodes;
  @Inject Event<UserSessionsChanged> changes;
  @Inject Event<NodeMessage> messages;

  private final CountDownLatch stopped = new CountDownLatch(1);

  void onSchemaReady(@Observes SchemaReady ready) {
    if (settings.databaseUrl().vendor() == DatabaseUrl.Vendor.POSTGRESQL) {
      cache.suspend();
      Thread thread = threads.newThread(this::listen);
      thread.setName("precedent-session-listener");
      thread.setDaemon(true);
      thread.start();
    }
  }

  @PreDestroy
  void stop() {
    stopped.countDown();
  }

  private void listen() {
    try {
      do {
        connect();
      } while (!stopped.await(1, TimeUnit.SECONDS));
    } catch (InterruptedException end) {
      Thread.currentThread().interrupt();
    }
  }

  private void connect() throws InterruptedException {
    try (Connection connection = database.getConnection()) {
      hear(connection);
    } catch (SQLException failure) {
      LOG.log(Level.FINE, "No messages of other nodes until the database is back", failure);
    } catch (RuntimeException failure) {
      LOG.log(Level.WARNING, "Listening to other nodes failed; trying again", failure);
    } finally {
      cache.suspend();
    }
  }

  private void hear(Connection connection) throws SQLException, InterruptedException {
    execute(connection, "listen " + SessionAnnouncements.CHANNEL);
    execute(connection, "listen " + Nodes.CHANNEL);
    try {
      cache.resume();
      PGConnection driver = connection.unwrap(PGConnection.class);
      while (!stopped.await(0, TimeUnit.SECONDS) && connection.isValid(ANSWER_SECONDS)) {
        take(driver.getNotifications(WAIT_MILLIS));
      }
    } finally {
      cache.suspend();
      // The connection goes back to the pool, where nobody would hear the messages.
      execute(connection, "unlisten *");
    }
  }

  private void take(PGNotification[] heard) {
    for (PGNotification one : heard) {
      if (one.getName().equals(Nodes.CHANNEL)) {
        nodes.parse(one.getParameter()).ifPresent(messages::fire);
      } else {
        SessionMessage.parse(one.getParameter()).ifPresentOrElse(this::forget, cache::forgetAll);
      }
    }
  }

  private void forget(SessionMessage message) {
    cache.forget(message);
    if (message instanceof SessionMessage.OfUser some) {
      changes.fire(new UserSessionsChanged(Optional.of(some.users())));
    } else if (message instanceof SessionMessage.OfAll) {
      changes.fire(new UserSessionsChanged(Optional.empty()));
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
