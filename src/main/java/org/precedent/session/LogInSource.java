package org.precedent.session;

import java.util.Optional;

/**
 * Where an attempt to log in comes from.
 *
 * @param address of the client that sent the request
 * @param onBehalfOf the address of the person's machine, if the client is an application that tells
 *     it: trusted only to tell the persons behind one client apart
 */
public record LogInSource(String address, Optional<String> onBehalfOf) {

  /** A client that logs in for itself. */
  public static LogInSource of(String address) {
    return new LogInSource(address, Optional.empty());
  }

  /** Client and person together. */
  String place() {
    return address + onBehalfOf.map(person -> " for " + Origin.cut(person)).orElse("");
  }
}
