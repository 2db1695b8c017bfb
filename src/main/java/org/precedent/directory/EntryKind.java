package org.precedent.directory;

/** What of a directory is mirrored. */
enum EntryKind {
  PEOPLE("people", "users"),
  GROUPS("groups", "user_groups");

  private final String title;
  private final String table;

  EntryKind(String title, String table) {
    this.title = title;
    this.table = table;
  }

  /** What people call them. */
  String title() {
    return title;
  }

  /** Where they are kept. */
  String table() {
    return table;
  }
}
