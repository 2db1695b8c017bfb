package org.precedent.truenas;

import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Sends texts to one client, one at a time, since the container loses its way when sends overlap.
 * What waits is bounded: who doesn't read is cut off. Thread-safe.
 */
final class Outbox {

  /** In characters, besides the text that is being sent. */
  private static final int MAX_WAITING = 4 * 1024 * 1024;

  private static final long STALLED_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final RemoteEndpoint.Async remote;
  private final Runnable cutOff;
  private final Queue<String> waiting = new ArrayDeque<>();
  private long waitingLength;
  private boolean sending;
  private boolean closed;
  private long since;

  Outbox(RemoteEndpoint.Async remote, Runnable cutOff) {
    this.remote = remote;
    this.cutOff = cutOff;
  }

  /** Sends a text after those before it. */
  void send(String text) {
    boolean overflow = false;
    synchronized (waiting) {
      if (closed) {
        return;
      }
      if (sending) {
        waitingLength += text.length();
        waiting.add(text);
        overflow = waitingLength > MAX_WAITING;
      } else {
        sending = true;
        since = System.nanoTime();
      }
      if (!overflow && !waiting.isEmpty()) {
        return;
      }
    }
    if (overflow) {
      fail();
    } else {
      pump(text);
    }
  }

  /** Whether nothing is being sent, so that the line is free for a ping. */
  boolean isIdle() {
    synchronized (waiting) {
      return !sending;
    }
  }

  /** Whether the client has not taken the current text for a long time. */
  boolean isStalled() {
    synchronized (waiting) {
      return sending && System.nanoTime() - since > STALLED_NANOS;
    }
  }

  /** Sends nothing more. */
  void close() {
    synchronized (waiting) {
      closed = true;
      waiting.clear();
    }
  }

  private void pump(String first) {
    String text = first;
    while (text != null) {
      Completion completion = new Completion();
      try {
        remote.sendText(text, completion);
      } catch (RuntimeException gone) {
        fail();
        return;
      }
      if (!completion.isTurnOfSender()) {
        return;
      }
      text = next();
    }
  }

  private @Nullable String next() {
    synchronized (waiting) {
      String next = closed ? null : waiting.poll();
      if (next == null) {
        sending = false;
      } else {
        waitingLength -= next.length();
        since = System.nanoTime();
      }
      return next;
    }
  }

  private void fail() {
    close();
    cutOff.run();
  }

  /**
   * The container may report the end of a send before or after the send method returns. Whichever
   * comes second goes on, so that neither waits and no stack grows.
   */
  private final class Completion implements SendHandler {

    private final AtomicBoolean second = new AtomicBoolean();

    @Override
    public void onResult(SendResult result) {
      if (!result.isOK()) {
        fail();
      } else if (second.getAndSet(true)) {
        String next = next();
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
