package org.precedent.release;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A pattern in its parts, all of them normalized, with the naive reading of it: one regular
 * expression for each part.
 */
record PatternSample(String scheme, String host, int port, String path, Optional<String> query) {

  String text() {
    return scheme + "://" + host + ":" + port + path + query.map(q -> "?" + q).orElse("");
  }

  boolean admits(Destination url) {
    return scheme.equals(url.scheme().text())
        && port == url.port()
        && matches(host, url.host(), ".+")
        && matches(path, url.path(), ".*")
        && query.map(q -> url.query().map(u -> matches(q, u, ".*")).orElse(false)).orElse(true);
  }

  private static boolean matches(String glob, String text, String wildcard) {
    String regex = Pattern.quote(glob).replace("*", "\\E" + wildcard + "\\Q");
    return Pattern.matches(regex, text);
  }
}
