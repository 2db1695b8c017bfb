package org.precedent.directory.ldap;

import java.time.Clock;

/**
 * Everything that can be asked of a directory once its shape is known. Thread-safe.
 *
 * @param shape what is where
 */
record View(EntryShape shape, EntryReader reader, People people, LogIns logIns, Readings readings) {

  static View of(LdapSettings settings, EntryShape shape, Connections connections, Clock clock) {
    String name = settings.name();
    EntryReader reader = new EntryReader(name, shape, new AccountStates(clock));
    People people = new People(name, shape, reader, connections);
    LogIns logIns = new LogIns(name, shape, people, connections);
    return new View(
        shape, reader, people, logIns, new Readings(settings, shape, reader, connections, clock));
  }
}
