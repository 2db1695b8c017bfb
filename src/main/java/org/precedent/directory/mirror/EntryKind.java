package org.precedent.directory.mirror;

/** What of a directory is mirrored. */
enum EntryKind {
  PEOPLE("people", "users", MirrorPhase.LISTING_PEOPLE),
  GROUPS("groups", "user_groups", MirrorPhase.LISTING_GROUPS);

  private final String title;
  private final String table;
  private final MirrorPhase listing;

  EntryKind(String title, String table, MirrorPhase listing) {
    this.title = title;
    this.table = table;
    this.listing = listing;
  }

  /** What people call them. */
  String title() {
    return title;
  }

  /** Where they are kept. */
  String table() {
    return table;
  }

  /** When they are listed. */
  MirrorPhase listing() {
    return listing;
  }
}
