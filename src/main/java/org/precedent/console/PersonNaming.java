package org.precedent.console;

import org.precedent.directory.DirectoryEntry;
import org.precedent.directory.User;

/** What to call users in lists. */
final class PersonNaming {

  private PersonNaming() {}

  /** His full name, else what he logs in with, his address, or his id. */
  static String of(User user) {
    String name = (user.firstName() + " " + user.lastName()).strip();
    if (!name.isEmpty()) {
      return name;
    }
    if (!user.email().isEmpty()) {
      return user.email();
    }
    return user.entry()
        .flatMap(DirectoryEntry::loginName)
        .filter(login -> !login.isEmpty())
        .orElseGet(() -> user.id().toString());
  }
}
