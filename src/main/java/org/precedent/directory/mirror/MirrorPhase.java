package org.precedent.directory.mirror;

/** What a run of the mirror does, in this order. */
public enum MirrorPhase {
  /** People are listed, and compared with those known. */
  LISTING_PEOPLE("Listing people"),
  /** The same with groups. */
  LISTING_GROUPS("Listing groups"),
  /** People who are new or changed are read, and taken over. */
  READING_PEOPLE("Reading people"),
  /** The same with groups and their members. */
  READING_GROUPS("Reading groups");

  private final String title;

  MirrorPhase(String title) {
    this.title = title;
  }

  /** What to call it in front of people. */
  public String title() {
    return title;
  }
}
