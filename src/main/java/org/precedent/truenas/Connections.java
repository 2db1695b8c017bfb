package org.precedent.truenas;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.precedent.identity.UserId;

/** The clients that are connected to this node. Thread-safe. */
@ApplicationScoped
public class Connections {

  private static final int MAX = 20_000;

  private final Map<String, Connection> connections = new ConcurrentHashMap<>();

  /**
   * Takes one in.
   *
   * @return false if there are too many
   */
  boolean add(Connection connection) {
    return connections.size() < MAX && connections.put(connection.id(), connection) == null;
  }

  void remove(Connection connection) {
    connections.remove(connection.id());
  }

  Collection<Connection> all() {
    return connections.values();
  }

  Optional<Connection> find(String id) {
    return Optional.ofNullable(connections.get(id));
  }

  /** Those that somebody is logged in to. */
  Stream<Connection> loggedIn() {
    return connections.values().stream().filter(one -> one.loggedIn().isPresent());
  }

  /** Those that the user is logged in to. */
  Stream<Connection> of(UserId user) {
    return connections.values().stream()
        .filter(one -> one.loggedIn().filter(known -> known.user().equals(user)).isPresent());
  }
}
