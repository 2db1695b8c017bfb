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

  static final int MAX = 20_000;

  /** How many nobody may be logged in to, of one address. */
  private static final int MAX_ANONYMOUS = 5_000;

  /** When so many are there, the rest is for everybody, not for one address. */
  private static final int CROWDED = 15_000;

  private static final int MAX_ANONYMOUS_IN_CROWD = 100;

  /** How many one user may be logged in to. */
  private static final int MAX_OF_USER = 5_000;

  private final Map<String, Connection> connections = new ConcurrentHashMap<>();
  private final Map<String, Integer> counts = new ConcurrentHashMap<>();

  /**
   * Takes one in.
   *
   * @return false if there are too many
   */
  boolean add(Connection connection) {
    String address = connection.peer().countedAs();
    int allowed = connections.size() < CROWDED ? MAX_ANONYMOUS : MAX_ANONYMOUS_IN_CROWD;
    if (connections.size() >= MAX || hasAnonymous(address, allowed)) {
      return false;
    }
    counts.merge(address, 1, Integer::sum);
    connections.put(connection.id(), connection);
    return true;
  }

  void remove(Connection connection) {
    if (connections.remove(connection.id()) != null) {
      counts.computeIfPresent(
          connection.peer().countedAs(), (address, count) -> count == 1 ? null : count - 1);
    }
  }

  // They are counted one by one only where there are many of one address.
  private boolean hasAnonymous(String address, int count) {
    return counts.getOrDefault(address, 0) >= count
        && connections.values().stream()
                .filter(one -> one.loggedIn().isEmpty() && one.peer().countedAs().equals(address))
                .limit(count)
                .count()
            >= count;
  }

  /**
   * Whether one more, or this one anew, may be the user's; they are counted where there are many.
   */
  boolean hasRoom(Connection connection, UserId user) {
    return connections.size() < MAX_OF_USER
        || of(user).filter(one -> one != connection).limit(MAX_OF_USER).count() < MAX_OF_USER;
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
