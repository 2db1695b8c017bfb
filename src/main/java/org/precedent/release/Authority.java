package org.precedent.release;

/**
 * Host and port of a URL, the host as it is written (RFC 3986, section 3.2).
 *
 * @param host a name, an IPv4 address, or an IPv6 address with its brackets
 * @param port 1 to 65535
 */
record Authority(String host, int port) {
  private static final int MAX_PORT = 65535;
  private static final int MAX_PORT_DIGITS = 5;

  static Authority parse(String text, Scheme scheme) throws Rejection {
    if (text.indexOf('@') >= 0) {
      throw new Rejection(RefusalReason.USER_INFO);
    }
    int colon = text.indexOf(':', hostEnd(text));
    if (colon < 0) {
      return new Authority(text, scheme.defaultPort());
    }
    return new Authority(text.substring(0, colon), port(text.substring(colon + 1), scheme));
  }

  /** Where the search for the port begins: the colons in brackets are not the port's. */
  private static int hostEnd(String text) {
    if (!text.startsWith("[")) {
      return 0;
    }
    int bracket = text.lastIndexOf(']');
    return bracket < 0 ? text.length() : bracket;
  }

  private static int port(String text, Scheme scheme) throws Rejection {
    if (text.isEmpty()) {
      return scheme.defaultPort();
    }
    if (text.indexOf(':') >= 0) {
      throw new Rejection(RefusalReason.SECOND_PORT);
    }
    if (text.charAt(0) == '0' || text.length() > MAX_PORT_DIGITS || !Ascii.isDigits(text)) {
      throw new Rejection(RefusalReason.PORT);
    }
    int port = Integer.parseInt(text);
    if (port > MAX_PORT) {
      throw new Rejection(RefusalReason.PORT);
    }
    return port;
  }
}
