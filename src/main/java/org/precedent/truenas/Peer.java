package org.precedent.truenas;

import java.util.Optional;

/**
 * The client at the other end of a connection.
 *
 * @param address its IP address
 * @param secure whether the connection is encrypted
 * @param breakOff ends the connection without waiting for the client
 */
record Peer(String address, boolean secure, Optional<String> userAgent, Runnable breakOff) {}
