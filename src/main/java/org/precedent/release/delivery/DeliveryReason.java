package org.precedent.release.delivery;

import java.util.Locale;

/** Why a delivery is refused or fails, beyond what is wrong with its URL. */
public enum DeliveryReason {
  // The decision.
  NOT_ON_ALLOWLIST("no hidden attribute occurs, and the server's own list does not admit it"),
  NO_WHITELIST("the attribute is hidden and has no whitelist, so it may go nowhere"),
  UNKNOWN_ATTRIBUTE("there is no such attribute"),
  NO_VALUE("the user has no value for it"),
  UNREADABLE_VALUE("its value can't be opened; the server's log says why"),
  NOT_ADMITTED("with hidden values in it, it is no URL that every whitelist admits"),
  EMPTY_IN_PATH("an empty value can't stand in a path"),
  NOT_UNICODE("a value has half of a surrogate pair"),
  HEADER_VALUE("a header would have characters other than printable ASCII, or blanks at its ends"),

  // The network.
  FORBIDDEN_ADDRESS("its host has an address to which nothing is delivered"),
  UNKNOWN_HOST("its host has no address"),
  BUSY("too many deliveries are under way"),
  CIRCUIT_OPEN("the destination failed too often and is left alone for a while"),
  CERTIFICATE("the destination's certificate is not trusted, or is for another name"),
  UNREACHABLE("no connection could be made"),
  TIMEOUT("the destination took too long"),
  BROKEN("the destination broke off, or does not speak HTTP"),
  INTERRUPTED("the server stopped before there was an answer; it may have been sent");

  private final String message;

  DeliveryReason(String message) {
    this.message = message;
  }

  /** The name on the wire and in the database, stable. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** A clause in English, with "it" for the URL or the attribute. */
  public String message() {
    return message;
  }
}
