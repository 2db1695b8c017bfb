package org.precedent.session;

import java.util.Optional;
import org.precedent.platform.settings.Network;

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

  /** What limits count the client under. */
  String client() {
    return Network.countedAs(address);
  }

  /**
   * The same of client and person together. Whole addresses: else neighbours on a link could keep
   * somebody out where he always logs in.
   */
  String place() {
    return address + onBehalfOf.map(person -> " for " + Origin.cut(person)).orElse("");
  }
}
