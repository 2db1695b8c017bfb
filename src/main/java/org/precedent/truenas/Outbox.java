package org.precedent.truenas;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sends texts to one client, one at a time, since the container loses its way when sends overlap.
 * What waits is bounded: who doesn't read is cut off. Answers of calls are bounded by the places
 * that these keep until they are sent, all other texts by their length. Thread-safe.
 */
final class Outbox {

  /** In characters, besides answers of calls and the text that is being sent. */
  private static final int MAX_ANONYMOUS = 256 * 1024;

  /** The same of who is logged in. */
  private static final int MAX_LOGGED_IN = 1024 * 1024;

  /** What anybody may have waiting even while there is too much of all together. */
  private static final int SHARE_ANONYMOUS = 8 * 1024;

  /** The same of who is logged in. */
  private static final int SHARE_LOGGED_IN = 64 * 1024;

  private static final long STALLED_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final RemoteEndpoint.Async remote;
  private final Client client;
  private final Backlog backlog;
  private final LongSupplier nanoTime;
  private final Queue<Letter> waiting = new ArrayDeque<>();
  private long length;
  private long loose;
  private @Nullable Letter current;
  private boolean closed;
  private long since;

  /**
   * Whom it is for.
   *
   * @param loggedIn whether somebody is logged in
   * @param cutOff breaks off the connection, on another thread
   */
  record Client(BooleanSupplier loggedIn, Runnable cutOff) {}

  /**
   * A text.
   *
   * @param held whether a call keeps its place until it is sent
   * @param done what to do when it is sent, or never will be
   */
  private record Letter(String text, boolean held, Runnable done) {

    int looseLength() {
      return held ? 0 : text.length();
    }
  }

  Outbox(RemoteEndpoint.Async remote, Client client, Backlog backlog, LongSupplier nanoTime) {
    this.remote = remote;
    this.client = client;
    this.backlog = backlog;
    this.nanoTime = nanoTime;
  }

  /** Sends a text after those before it. */
  void send(String text) {
    send(new Letter(text, false, () -> {}));
  }

  /**
   * Sends the answer of a call that keeps its place until then.
   *
   * @param done to be run once, when it is sent, or never will be
   */
  void send(String text, Runnable done) {
    send(new Letter(text, true, done));
  }

  private void send(Letter letter) {
    boolean refused;
    boolean overflow = false;
    boolean first = false;
    synchronized (waiting) {
      refused = closed;
      if (!refused) {
        add(letter, 1);
        first = current == null;
        if (first) {
          current = letter;
          since = nanoTime.getAsLong();
        } else {
          waiting.add(letter);
          overflow = isTooMuch();
        }
      }
    }
    if (refused) {
      letter.done().run();
    } else if (overflow) {
      fail();
    } else if (first) {
      pump(letter);
    }
  }

  private void add(Letter letter, int sign) {
    length += sign * letter.text().length();
    loose += sign * letter.looseLength();
    backlog.add(sign * letter.text().length());
  }

  private boolean isTooMuch() {
    boolean known = client.loggedIn().getAsBoolean();
    long inTransit = current == null ? 0 : current.looseLength();
    return loose - inTransit > (known ? MAX_LOGGED_IN : MAX_ANONYMOUS)
        || length > (known ? SHARE_LOGGED_IN : SHARE_ANONYMOUS) && backlog.isFull();
  }

  /** Whether nothing is being sent, so that the line is free for a ping. */
  boolean isIdle() {
    synchronized (waiting) {
      return current == null;
    }
  }

  /** Whether the client has not taken the current text for a long time. */
  boolean isStalled() {
    synchronized (waiting) {
      return current != null && nanoTime.getAsLong() - since > STALLED_NANOS;
    }
  }

  /** Sends nothing more. */
  void close() {
    List<Letter> unsent = new ArrayList<>();
    synchronized (waiting) {
      closed = true;
      if (current != null) {
        unsent.add(current);
      }
      unsent.addAll(waiting);
      waiting.clear();
      current = null;
      unsent.forEach(letter -> add(letter, -1));
    }
    unsent.forEach(letter -> letter.done().run());
  }

  private void pump(Letter first) {
    Letter letter = first;
    while (letter != null) {
      Completion completion = new Completion(letter);
      try {
        remote.sendText(letter.text(), completion);
      } catch (RuntimeException gone) {
        fail();
        return;
      } catch (Error broken) {
        fail();
        throw broken;
      }
      if (!completion.isTurnOfSender()) {
        return;
      }
      letter = next(letter);
    }
  }

  private @Nullable Letter next(Letter sent) {
    Letter next;
    synchronized (waiting) {
      if (current != sent) {
        // It was closed, which told its end already.
        return null;
      }
      add(sent, -1);
      next = waiting.poll();
      current = next;
      since = nanoTime.getAsLong();
    }
    sent.done().run();
    return next;
  }

  private void fail() {
    close();
    client.cutOff().run();
  }

  /**
   * The container may report the end of a send before or after the send method returns. Whichever
   * comes second goes on, so that neither waits and no stack grows.
   */
  private final class Completion implements SendHandler {

    private final Letter letter;
    private final AtomicBoolean second = new AtomicBoolean();

    Completion(Letter letter) {
      this.letter = letter;
    }

    @Override
    public void onResult(SendResult result) {
      if (!result.isOK()) {
        fail();
      } else if (second.getAndSet(true)) {
        Letter next = next(letter);
        if (next != null) {
          pump(next);
        }
      }
    }

    boolean isTurnOfSender() {
      return second.getAndSet(true);
    }
  }
}
