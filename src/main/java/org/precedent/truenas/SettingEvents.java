package org.precedent.truenas;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.precedent.attribute.Namespace;
import org.precedent.attribute.UnmanagedChanged;
import org.precedent.platform.json.ObjectText;
import org.precedent.session.Sessions;

/**
 * Tells the user's other connections that have subscribed that a setting has changed, through
 * whichever door it was. They read it by {@code auth.me}. Thread-safe.
 */
@ApplicationScoped
public class SettingEvents {

  static final String COLLECTION = "auth.me";

  @Inject Connections connections;
  @Inject Sessions sessions;

  private final ThreadLocal<@Nullable Connection> writer = new ThreadLocal<>();

  /** Does a write of which the connection itself hears by the answer. */
  <T> T untold(Connection connection, Supplier<T> write) {
    writer.set(connection);
    try {
      return write.get();
    } finally {
      writer.remove();
    }
  }

  void onChange(@Observes UnmanagedChanged change) {
    if (change.namespace() == Namespace.UI) {
      ObjectText params =
          new ObjectText()
              .put("msg", "changed")
              .put("collection", COLLECTION)
              .put("fields", new ObjectText().put("key", change.name().text()));
      connections
          .of(change.user())
          .filter(one -> one != writer.get() && one.hasSubscribed(COLLECTION))
          .filter(this::isAlive)
          .forEach(one -> one.notify("collection_update", params));
    }
  }

  private boolean isAlive(Connection connection) {
    return connection
        .loggedIn()
        .filter(known -> sessions.find(known.token().reveal()).isPresent())
        .isPresent();
  }
}
