package org.precedent.release;

/** Decides whether hidden values may be sent. Pure: nothing is sent and no name is resolved. */
public final class Release {
  private Release() {}

  /**
   * Whether the whitelist admits the URL; a text that is no destination is refused, never thrown.
   */
  public static Decision decide(Whitelist whitelist, String url) {
    ParsedUrl parsed = Destination.parse(url);
    if (parsed instanceof Destination destination) {
      return decide(whitelist, destination);
    }
    return (Refused) parsed;
  }

  /** Whether the whitelist admits the destination. */
  public static Decision decide(Whitelist whitelist, Destination destination) {
    for (DestinationPattern pattern : whitelist.patterns()) {
      if (pattern.admits(destination)) {
        return new Allowed(destination, pattern);
      }
    }
    return new Refused(RefusalReason.NOT_ON_WHITELIST);
  }
}
