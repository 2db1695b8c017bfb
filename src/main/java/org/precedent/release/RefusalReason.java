package org.precedent.release;

import java.util.Locale;

/**
 * Why a URL is no destination, a pattern is not accepted, or a destination is not admitted. No
 * message repeats what was refused, since a URL may carry a secret.
 */
public enum RefusalReason {
  // A URL or a pattern.
  EMPTY("it is empty"),
  TOO_LONG("it is too long"),
  WHITE_SPACE("it contains white space"),
  CONTROL_CHARACTER("it contains a control character"),
  BACKSLASH("it contains a backslash"),
  FRAGMENT("it has a fragment"),
  SCHEME("its scheme is not http:// or https://"),
  USER_INFO("it has user information"),
  NO_HOST("it has no host"),
  PERCENT_IN_HOST("its host is percent-encoded"),
  EMPTY_LABEL("its host has an empty label"),
  HOST_TOO_LONG("its host has more than 253 characters, or a label of more than 63"),
  HOST_CHARACTER("its host has a character that is not allowed there"),
  HOST_MAPPED("its host has characters that stand for others"),
  HOST_IDN("its host is no valid international name"),
  IPV4_FORM("its host ends in a number but is no IPv4 address in dotted decimal form"),
  IPV6_FORM("its host is no valid IPv6 address in brackets"),
  ZONE_ID("its host has a zone id"),
  SECOND_PORT("its host is followed by more than one colon"),
  PORT("its port is not a number from 1 to 65535 without leading zeros"),
  CHARACTER("its path or query has a character that must be percent-encoded"),
  PERCENT_ENCODING("a percent sign is not followed by two hexadecimal digits"),
  NOT_UTF8("its path is not percent-encoded UTF-8"),
  ENCODED_CONTROL_CHARACTER("its path contains an encoded control character"),
  DISGUISED_DOT_SEGMENT("its path hides a dot segment behind encoding or parameters"),

  // A URL with values filled in.
  DOT_SEGMENT("its path has a dot segment, which a value may have brought in"),

  // A destination.
  NOT_ON_WHITELIST("no pattern of the whitelist admits it"),

  // A pattern.
  EVERY_HOST("it admits every host"),
  PUBLIC_SUFFIX(
      "right of the last * of its host it does not write out a domain below a public suffix"),
  WILDCARD_ENDS_HOST("a * at the end of a host says nothing but any path, so nothing may follow"),
  WILDCARD_IN_ADDRESS("it has a * in an address; addresses must be written out"),
  WILDCARD_IN_IDN("it has a * in a label of an international name"),
  WILDCARD_IN_PORT("it has a * in the port"),
  WILDCARD_AND_DOT_SEGMENT("its path has both a * and a dot segment"),
  TOO_MANY_WILDCARDS("it has too many *"),

  // A whitelist.
  LIST_TOO_LONG("the list has more than 4096 characters"),
  TOO_MANY_PATTERNS("the list has more than 100 patterns");

  private final String message;

  RefusalReason(String message) {
    this.message = message;
  }

  /** A clause in English, with "it" for the URL or pattern. */
  public String message() {
    return message;
  }

  /** The name on the wire, stable, in lower case with underscores. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
