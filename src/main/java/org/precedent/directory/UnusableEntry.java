package org.precedent.directory;

import org.precedent.identity.DirectoryId;

/**
 * An entry that is known by its identity, but can't be taken over as it is.
 *
 * @param state of its account; of a group always in order
 */
public record UnusableEntry(EntryPlace place, AccountState state) {

  /** What it is known by. */
  public DirectoryId id() {
    return place.id();
  }
}
