package org.precedent.truenas;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The client at the other end of a connection.
 *
 * @param address its IP address
 * @param secure whether the connection is encrypted
 */
record Peer(String address, boolean secure, Optional<String> userAgent) {

  /** Headers that {@link UpgradeFilter} sets, whatever the client sent. */
  static final String ADDRESS = "Precedent-Remote-Address";

  static final String SECURE = "Precedent-Secure";

  private static final String USER_AGENT = "User-Agent";

  /** Reads the headers of the upgrade. */
  static Peer of(Map<String, List<String>> headers) {
    Map<String, List<String>> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    names.putAll(headers);
    return new Peer(
        first(names, ADDRESS).orElse(""),
        first(names, SECURE).map(Boolean::parseBoolean).orElse(false),
        first(names, USER_AGENT));
  }

  private static Optional<String> first(Map<String, List<String>> headers, String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }
}
