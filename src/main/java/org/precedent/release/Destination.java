package org.precedent.release;

import java.util.Objects;
import java.util.Optional;

/**
 * A URL to which secrets may be sent if a whitelist admits it: strictly parsed (RFC 3986, UTS 46)
 * and normalized. Matching and client both work on this, so that no second parser can see another
 * host. Immutable.
 */
public final class Destination implements ParsedUrl {
  /** The most characters of a URL, before values are filled in. */
  public static final int MAX_LENGTH = 8192;

  private final Scheme scheme;
  private final String host;
  private final int port;
  private final String path;
  private final Optional<String> query;

  private Destination(UrlText text) throws Rejection {
    Authority authority = Authority.parse(text.authority(), text.scheme());
    this.scheme = text.scheme();
    this.host = Hosts.canonical(authority.host());
    this.port = authority.port();
    this.path = Paths.normalize(text.path());
    this.query = PercentEncoding.normalize(text.query());
  }

  /** The destination that the URL names, or why it names none. Never throws. */
  public static ParsedUrl parse(String url) {
    try {
      return new Destination(UrlText.ofUrl(url));
    } catch (Rejection rejection) {
      return new Refused(rejection.reason());
    }
  }

  /**
   * The same for a URL with values filled in: dot segments are refused, not removed, so that no
   * value leads to another path than the one where it was put. Of any length: whoever fills it has
   * bounded it, and a limit would tell how long a hidden value is.
   */
  public static ParsedUrl parseFilled(String url) {
    try {
      UrlText text = UrlText.ofFilledUrl(url);
      Paths.requireNoDotSegment(text.path());
      return new Destination(text);
    } catch (Rejection rejection) {
      return new Refused(rejection.reason());
    }
  }

  /**
   * Whether a value may be filled in right behind this part of a path. Not if it may end within a
   * percent-encoded triplet, decoded once or more often, or if its last segment is nothing but one
   * or two dots: then the value would complete these, and what the path is refused for would tell
   * how the value begins.
   */
  public static boolean mayPrecedeValue(String partOfPath) {
    return HiddenSegments.mayPrecedeValue(partOfPath);
  }

  /**
   * Whether this part of a path may stand right behind a value that is filled in: the same for how
   * the value ends.
   */
  public static boolean mayFollowValue(String partOfPath) {
    return HiddenSegments.mayFollowValue(partOfPath);
  }

  public Scheme scheme() {
    return scheme;
  }

  /**
   * The host as the client must look it up and present it: a name in ASCII and lower case without
   * trailing dot, an IPv4 address in dotted decimal, or an IPv6 address in brackets (RFC 5952).
   */
  public String host() {
    return host;
  }

  /** The port, 1 to 65535; the scheme's default if the URL gives none. */
  public int port() {
    return port;
  }

  /** The path, never empty: without dot segments, and with unreserved characters decoded. */
  public String path() {
    return path;
  }

  /**
   * The query without its question mark, unreserved characters decoded; empty if there is no "?".
   */
  public Optional<String> query() {
    return query;
  }

  /**
   * Scheme, host and port, the port only if it is not the default (RFC 6454). Carries no secret.
   */
  public String origin() {
    String shown = scheme.text() + "://" + host;
    return port == scheme.defaultPort() ? shown : shown + ":" + port;
  }

  /** Path and query, as the request line has them (RFC 9112, origin form). */
  public String requestTarget() {
    return query.map(text -> path + "?" + text).orElse(path);
  }

  /** The URL that the client must request, exactly. It may carry secrets in path and query. */
  public String url() {
    return origin() + requestTarget();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Destination that
        && scheme == that.scheme
        && port == that.port
        && host.equals(that.host)
        && path.equals(that.path)
        && query.equals(that.query);
  }

  @Override
  public int hashCode() {
    return Objects.hash(scheme, host, port, path, query);
  }

  /** The origin only: path and query may carry secrets. */
  @Override
  public String toString() {
    return origin();
  }
}
