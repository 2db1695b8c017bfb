package org.precedent.truenas;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
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
  private final LongSupplier nanoTime;
  private final CallSlots slots = new CallSlots();
  private final Map<String, String> subscriptions = new ConcurrentHashMap<>();
  private CompletableFuture<Boolean> lastTurn = CompletableFuture.completedFuture(true);
  private volatile Optional<LoggedIn> loggedIn = Optional.empty();
  private volatile long heardNanos;
  private volatile long calledNanos;
  private volatile long anonymousNanos;

  /**
   * @param nanoTime tells how much time has passed, as {@link System#nanoTime} does
   */
  Connection(Session socket, Peer peer, Workers workers, Backlog backlog, LongSupplier nanoTime) {
    this.socket = socket;
    this.peer = peer;
    this.nanoTime = nanoTime;
    this.outbox =
        new Outbox(
            socket.getAsyncRemote(),
            new Outbox.Client(() -> loggedIn.isPresent(), () -> workers.execute(this::breakOff)),
            backlog,
            nanoTime);
    heardNanos = nanoTime.getAsLong();
    calledNanos = heardNanos;
    anonymousNanos = heardNanos;
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

  /**
   * Takes over a log-in, or its end, and gives what was before. What one user has subscribed to is
   * nothing for another.
   */
  synchronized Optional<LoggedIn> setLoggedIn(Optional<LoggedIn> now) {
    Optional<LoggedIn> before = loggedIn;
    if (!before.map(LoggedIn::user).equals(now.map(LoggedIn::user))) {
      subscriptions.clear();
    }
    if (now.isEmpty()) {
      anonymousNanos = nanoTime.getAsLong();
    }
    loggedIn = now;
    return before;
  }

  /** Ends a log-in, unless there is another one by now. */
  synchronized boolean dropLogIn(LoggedIn ended) {
    boolean current = loggedIn.filter(ended::equals).isPresent();
    if (current) {
      setLoggedIn(Optional.empty());
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
    heardNanos = nanoTime.getAsLong();
  }

  /** The client sent a message. */
  void called() {
    calledNanos = nanoTime.getAsLong();
    heard();
  }

  /** How long the client has shown nothing at all. */
  long silentSeconds() {
    return secondsSince(heardNanos);
  }

  /** How long the client has sent no message. */
  long idleSeconds() {
    return secondsSince(calledNanos);
  }

  /** How long nobody has been logged in, if nobody is. */
  long anonymousSeconds() {
    return secondsSince(anonymousNanos);
  }

  private long secondsSince(long nanos) {
    return TimeUnit.NANOSECONDS.toSeconds(nanoTime.getAsLong() - nanos);
  }

  /** Ends it without a word to a client that would not read it. */
  void breakOff() {
    outbox.close();
    peer.breakOff().run();
  }

  /** Ends it because of a message that is too long, with what clients of the original know. */
  void closeTooLong() {
    if (loggedIn.isEmpty()) {
      close(CloseCodes.NOT_CONSISTENT, "Anonymous connection max message length is 8 kB");
    } else {
      close(CloseCodes.TOO_BIG, "Max message length is 64 kB");
    }
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
