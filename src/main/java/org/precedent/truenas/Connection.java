package org.precedent.truenas;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.precedent.platform.json.ObjectText;

/** One client. Thread-safe. */
final class Connection {

  private static final Logger LOG = Logger.getLogger(Connection.class.getName());
  private static final int MAX_SUBSCRIPTIONS = 100;

  private final String id = UUID.randomUUID().toString();
  private final Session socket;
  private final Peer peer;
  private final Outbox outbox;
  private final CallSlots slots;
  private final Map<String, String> subscriptions = new ConcurrentHashMap<>();
  private CompletableFuture<Boolean> lastTurn = CompletableFuture.completedFuture(true);
  private volatile Optional<LoggedIn> loggedIn = Optional.empty();
  private volatile long heardNanos = System.nanoTime();
  private volatile long calledNanos = System.nanoTime();

  Connection(Session socket, Peer peer, Workers workers) {
    this.socket = socket;
    this.peer = peer;
    this.slots = new CallSlots(workers::execute);
    this.outbox = new Outbox(socket.getAsyncRemote(), () -> workers.execute(this::breakOff));
  }

  String id() {
    return id;
  }

  Peer peer() {
    return peer;
  }

  CallSlots slots() {
    return slots;
  }

  Outbox outbox() {
    return outbox;
  }

  /** Whose it is, as far as he logged in here; whether he still may is another question. */
  Optional<LoggedIn> loggedIn() {
    return loggedIn;
  }

  /** Takes over a log-in, or its end, and gives what was before. */
  synchronized Optional<LoggedIn> setLoggedIn(Optional<LoggedIn> now) {
    Optional<LoggedIn> before = loggedIn;
    loggedIn = now;
    return before;
  }

  /** Ends a log-in, unless there is another one by now. */
  synchronized boolean dropLogIn(LoggedIn ended) {
    boolean current = loggedIn.filter(ended::equals).isPresent();
    if (current) {
      loggedIn = Optional.empty();
    }
    return current;
  }

  /**
   * Subscribes to a collection.
   *
   * @return the id to unsubscribe with; empty if there are too many
   */
  Optional<String> subscribe(String collection) {
    if (subscriptions.size() >= MAX_SUBSCRIPTIONS) {
      return Optional.empty();
    }
    String subscription = UUID.randomUUID().toString();
    subscriptions.put(subscription, collection);
    return Optional.of(subscription);
  }

  void unsubscribe(String subscription) {
    subscriptions.remove(subscription);
  }

  boolean hasSubscribed(String collection) {
    return subscriptions.containsValue(collection);
  }

  /** Sends a notification with an object, given as JSON. */
  void notify(String method, String params) {
    outbox.send(
        new ObjectText()
            .put("jsonrpc", "2.0")
            .put("method", method)
            .source("params", params)
            .toString());
  }

  /** The place in the line of those calls that must keep their order. */
  synchronized Turn turn() {
    Turn turn = new Turn(lastTurn, new CompletableFuture<>());
    lastTurn = turn.done();
    return turn;
  }

  void ping() {
    try {
      socket.getAsyncRemote().sendPing(ByteBuffer.allocate(0));
    } catch (IOException | RuntimeException gone) {
      LOG.log(Level.FINE, "A client is gone", gone);
    }
  }

  /** The client showed that it is there. */
  void heard() {
    heardNanos = System.nanoTime();
  }

  /** The client sent a message. */
  void called() {
    calledNanos = System.nanoTime();
    heard();
  }

  long silentSeconds() {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - heardNanos);
  }

  long idleSeconds() {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - calledNanos);
  }

  /** Ends it without a word to a client that would not read it. */
  void breakOff() {
    outbox.close();
    peer.breakOff().run();
  }

  void close(CloseReason.CloseCode code, String reason) {
    outbox.close();
    try {
      socket.close(new CloseReason(code, reason));
    } catch (IOException | RuntimeException gone) {
      LOG.log(Level.FINE, "A client is gone", gone);
    }
  }
}
