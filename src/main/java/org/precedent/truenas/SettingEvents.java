package org.precedent.truenas;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precedent.attribute.named.Namespace;
import org.precedent.attribute.named.UnmanagedChanged;
import org.precedent.identity.UserId;
import org.precedent.platform.json.ObjectText;
import org.precedent.session.NodeMessage;
import org.precedent.session.Nodes;
import org.precedent.session.Sessions;

/**
 * Tells the user's other connections that have subscribed that a setting has changed, through
 * whichever door of whichever node it was. They read it by {@code auth.me}. Thread-safe.
 */
@ApplicationScoped
public class SettingEvents {

  static final String COLLECTION = "auth.me";

  @Inject Connections connections;
  @Inject Sessions sessions;
  @Inject Nodes nodes;
  @Inject Workers workers;

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
      Connection own = writer.get();
      String key = change.name().text();
      tell(connections.of(change.user()).filter(one -> one != own), key);
      NodeMessage message = new NodeMessage(COLLECTION, change.user().value() + " " + key);
      // Nobody who sets a value waits for it.
      workers.execute(() -> nodes.tell(message));
    }
  }

  void onMessage(@Observes NodeMessage message) {
    if (message.topic().equals(COLLECTION)) {
      String[] parts = message.text().split(" ", 2);
      UserId.parse(parts[0])
          .ifPresent(
              user -> workers.execute(() -> tell(connections.of(user), parts[parts.length - 1])));
    }
  }

  private void tell(Stream<Connection> others, String key) {
    String params =
        new ObjectText()
            .put("msg", "changed")
            .put("collection", COLLECTION)
            .put("fields", new ObjectText().put("key", key))
            .toString();
    others
        .filter(one -> one.hasSubscribed(COLLECTION) && isAlive(one))
        .forEach(one -> one.notify("collection_update", params));
  }

  private boolean isAlive(Connection connection) {
    return connection
        .loggedIn()
        .filter(known -> sessions.find(known.token().reveal()).isPresent())
        .isPresent();
  }
}
