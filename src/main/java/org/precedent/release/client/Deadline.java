package org.precedent.release.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The sockets of one delivery, which it closes when the time is over: then whatever waits for them,
 * gives up. Thread-safe.
 */
final class Deadline {

  private final Supplier<Socket> maker;
  private final List<Socket> sockets = new ArrayList<>();
  private boolean over;

  /** With sockets that go through no proxy, whatever the process is told. */
  Deadline() {
    this(() -> new Socket(Proxy.NO_PROXY));
  }

  /**
   * @param maker makes the sockets
   */
  Deadline(Supplier<Socket> maker) {
    this.maker = maker;
  }

  /** A new socket. */
  synchronized Socket newSocket() throws IOException {
    if (over) {
      throw new InterruptedIOException("The time is over");
    }
    Socket socket = maker.get();
    sockets.add(socket);
    return socket;
  }

  /** Whether the time is over. */
  synchronized boolean isOver() {
    return over;
  }

  /** Ends the delivery. */
  synchronized void end() {
    over = true;
    closeAll();
  }

  /** Closes what the delivery left open. */
  synchronized void closeAll() {
    for (Socket socket : sockets) {
      try {
        socket.close();
      } catch (IOException closed) {
        // It can't be used any more, which is all that is wanted.
        continue;
      }
    }
  }
}
