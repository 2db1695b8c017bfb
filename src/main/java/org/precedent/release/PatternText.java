package org.precedent.release;

import java.util.Optional;

/**
 * A pattern cut into its parts, each in its one spelling, the wildcards still as {@code *}.
 *
 * @param path never empty
 * @param query without its question mark
 */
record PatternText(Scheme scheme, String host, int port, String path, Optional<String> query) {
  private static final String ANY_PATH = "/*";

  static PatternText parse(String text) throws Rejection {
    if (text.chars().filter(c -> c == '*').count() > DestinationPattern.MAX_WILDCARDS) {
      throw new Rejection(RefusalReason.TOO_MANY_WILDCARDS);
    }
    UrlText url = UrlText.ofPattern(text);
    boolean anyPath = url.authority().endsWith("*");
    String written = anyPath ? withoutLastWildcard(url) : url.authority();
    Authority authority = Authority.parse(checkPort(written), url.scheme());
    return new PatternText(
        url.scheme(),
        host(authority.host()),
        authority.port(),
        anyPath ? ANY_PATH : path(url.path()),
        PercentEncoding.normalize(url.query()));
  }

  /** A wildcard at the end of the authority never extends the host: it stands for any path. */
  private static String withoutLastWildcard(UrlText url) throws Rejection {
    String rest = url.authority().replaceFirst("\\*+$", "");
    if (!HostPattern.namesSomething(rest)) {
      throw new Rejection(RefusalReason.EVERY_HOST);
    }
    if (rest.endsWith(":")) {
      throw new Rejection(RefusalReason.WILDCARD_IN_PORT);
    }
    if (rest.endsWith(".") || !url.path().isEmpty() || url.query().isPresent()) {
      throw new Rejection(RefusalReason.WILDCARD_ENDS_HOST);
    }
    return rest;
  }

  private static String checkPort(String authority) throws Rejection {
    int colon = authority.lastIndexOf(':');
    if (colon > authority.lastIndexOf(']') && authority.indexOf('*', colon) >= 0) {
      throw new Rejection(RefusalReason.WILDCARD_IN_PORT);
    }
    return authority;
  }

  private static String host(String text) throws Rejection {
    return text.indexOf('*') < 0 ? Hosts.canonical(text) : HostPattern.canonical(text);
  }

  private static String path(String text) throws Rejection {
    String path = Paths.normalize(text);
    boolean dots = Paths.hasDotSegment(PercentEncoding.normalize(text, false));
    if (dots && text.indexOf('*') >= 0) {
      throw new Rejection(RefusalReason.WILDCARD_AND_DOT_SEGMENT);
    }
    return path;
  }
}
