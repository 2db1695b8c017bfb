package org.precedent.session;

import java.util.Optional;
import org.precedent.audit.Way;
import org.precedent.platform.settings.Network;

/**
 * Where an attempt to log in comes from, and by what it is made.
 *
 * @param door at which it is made
 * @param mechanism what is shown there
 * @param address of the client that sent the request
 * @param onBehalfOf the address of the person's machine, if the client is an application that tells
 *     it: trusted only to tell the persons behind one client apart
 */
public record LogInSource(
    DoorName door, Mechanism mechanism, String address, Optional<String> onBehalfOf) {

  /** A client that logs in for itself, by a password. */
  public static LogInSource of(DoorName door, String address) {
    return new LogInSource(door, Mechanism.PASSWORD, address, Optional.empty());
  }

  /** The same for somebody else, whose address it tells. */
  public LogInSource onBehalfOf(Optional<String> told) {
    return new LogInSource(door, mechanism, address, told);
  }

  /** The same by another mechanism. */
  public LogInSource by(Mechanism other) {
    return new LogInSource(door, other, address, onBehalfOf);
  }

  /** The same for the audit. */
  Way way() {
    return new Way(
        door.id(), Optional.of(mechanism.id()), Origin.cut(address), onBehalfOf.map(Origin::cut));
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
