package org.precedent.console;

import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precedent.directory.DirectoryEntry;
import org.precedent.directory.User;

/** What a page calls a user. */
final class PersonName {

  private PersonName() {}

  /** His full name, else what he logs in with, his address, or his id. */
  static String of(User user) {
    String full =
        Stream.of(user.firstName(), user.lastName())
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining(" "));
    if (!full.isEmpty()) {
      return full;
    }
    return user.entry()
        .flatMap(DirectoryEntry::loginName)
        .orElseGet(() -> user.email().isEmpty() ? "#" + user.id() : user.email());
  }
}
