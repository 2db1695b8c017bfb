package org.precedent.truenas;

import java.util.Optional;
import org.precedent.platform.settings.Network;

/**
 * The client at the other end of a connection.
 *
 * @param address its IP address
 * @param countedAs what limits for one address count it under
 * @param secure whether the connection is encrypted
 * @param breakOff ends the connection without waiting for the client
 */
record Peer(
    String address,
    String countedAs,
    boolean secure,
    Optional<String> userAgent,
    Runnable breakOff) {

  /** One at that address. */
  static Peer at(String address, boolean secure, Optional<String> userAgent, Runnable breakOff) {
    return new Peer(address, Network.countedAs(address), secure, userAgent, breakOff);
  }
}
