package org.precedent.release;

import java.util.Locale;
import java.util.Optional;

/** The schemes that a destination may have. */
public enum Scheme {
  HTTP("http", 80),
  HTTPS("https", 443);

  private final String text;
  private final int defaultPort;

  Scheme(String text, int defaultPort) {
    this.text = text;
    this.defaultPort = defaultPort;
  }

  /** The scheme as a URL has it, in lower case. */
  public String text() {
    return text;
  }

  /** The port of a URL that gives none. */
  public int defaultPort() {
    return defaultPort;
  }

  static Optional<Scheme> of(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "http" -> Optional.of(HTTP);
      case "https" -> Optional.of(HTTPS);
      default -> Optional.empty();
    };
  }
}
