package org.precedent.release.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Proxy;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/**
 * The sockets of one delivery, which it closes when the time is over: then whatever waits for them,
 * gives up. Thread-safe.
 */
final class Deadline {

  private final List<Socket> sockets = new ArrayList<>();
  private boolean over;

  /** A socket that goes through no proxy, whatever the process is told. */
  synchronized Socket newSocket() throws IOException {
    if (over) {
      throw new InterruptedIOException("The time is over");
    }
    Socket socket = new Socket(Proxy.NO_PROXY);
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
