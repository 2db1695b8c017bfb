package org.precedent.release;

import java.util.List;
import java.util.Optional;

/**
 * A URL with wildcards, taken apart before anything is matched; {@code docs/whitelists.md} says
 * what it means. Immutable; two patterns are equal if they are written the same once normalized.
 */
public final class DestinationPattern {
  /** The most characters of a pattern. */
  public static final int MAX_LENGTH = Whitelist.MAX_LENGTH;

  /** The most wildcards of a pattern. */
  public static final int MAX_WILDCARDS = 16;

  private final Scheme scheme;
  private final int port;
  private final Glob host;
  private final Glob path;
  private final Optional<Glob> query;

  private DestinationPattern(PatternText text) throws Rejection {
    this.scheme = text.scheme();
    this.port = text.port();
    this.host = Glob.oneOrMore(text.host());
    this.path = Glob.anyNumber(text.path());
    this.query = text.query().map(Glob::anyNumber);
  }

  static DestinationPattern parse(String text) throws Rejection {
    return new DestinationPattern(PatternText.parse(text));
  }

  /** Whether the pattern, for itself, lets a secret go to the destination. */
  public boolean admits(Destination destination) {
    return port == destination.port()
        && scheme == destination.scheme()
        && host.matches(destination.host())
        && path.matches(destination.path())
        && admitsQuery(destination.query());
  }

  /** Whether there is a path on that origin to which the pattern lets a secret go. */
  boolean admitsOrigin(Destination destination) {
    return port == destination.port()
        && scheme == destination.scheme()
        && host.matches(destination.host());
  }

  private boolean admitsQuery(Optional<String> text) {
    return query.isEmpty() || (text.isPresent() && query.get().matches(text.get()));
  }

  boolean sharesSchemeAndPort(DestinationPattern other) {
    return scheme == other.scheme && port == other.port;
  }

  /**
   * Host, path and query as globs that match independently of each other. A query is written with
   * its question mark there, no query as the empty text, and the wildcard alone admits both.
   */
  List<Glob> dimensions() {
    return List.of(host, path, query.map(DestinationPattern::marked).orElse(Glob.anyNumber("*")));
  }

  private static Glob marked(Glob query) {
    return Glob.anyNumber("?" + String.join("*", query.parts()));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DestinationPattern that
        && sharesSchemeAndPort(that)
        && host.equals(that.host)
        && path.equals(that.path)
        && query.equals(that.query);
  }

  @Override
  public int hashCode() {
    return toString().hashCode();
  }

  /** The pattern written out: with scheme, port and path, normalized. */
  @Override
  public String toString() {
    String origin = scheme.text() + "://" + String.join("*", host.parts()) + ":" + port;
    String target = String.join("*", path.parts());
    return origin + target + query.map(glob -> "?" + String.join("*", glob.parts())).orElse("");
  }
}
