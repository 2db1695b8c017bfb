package org.precedent.session;

import java.util.Optional;

/**
 * Where a log-in comes from, as far as it is worth to remember. What is too long is cut.
 *
 * @param application the door, or the application behind it
 */
public record Origin(
    String application, Optional<String> remoteAddress, Optional<String> userAgent) {

  private static final int MAX_APPLICATION = 64;
  private static final int MAX_ADDRESS = 64;
  private static final int MAX_AGENT = 512;

  /** Cuts what is too long, and leaves out what can't be stored. */
  public Origin {
    application = storable(application, MAX_APPLICATION);
    remoteAddress = remoteAddress.map(text -> storable(text, MAX_ADDRESS));
    userAgent = userAgent.map(text -> storable(text, MAX_AGENT));
  }

  /** Only the application. */
  public static Origin of(String application) {
    return new Origin(application, Optional.empty(), Optional.empty());
  }

  /** An address as it can be kept. */
  static String cut(String address) {
    return storable(address, MAX_ADDRESS);
  }

  private static String storable(String text, int max) {
    String clean = text.replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
    return clean.length() > max ? clean.substring(0, max) : clean;
  }
}
