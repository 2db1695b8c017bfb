package org.precedent.directory;

import java.util.Optional;
import org.precedent.identity.DirectoryId;

/**
 * A group as a directory shows it.
 *
 * @param place its identity, and where it is now
 * @param name not necessarily unique
 * @param description empty if there is none
 */
public record DirectoryGroup(EntryPlace place, String name, String description) {

  /**
   * @throws IllegalArgumentException if the name is blank
   */
  public DirectoryGroup {
    if (name.isBlank()) {
      throw new IllegalArgumentException("A group must have a name.");
    }
  }

  /** Why it can't be kept, if so. */
  public Optional<String> problem() {
    return PersonFacts.groupProblem(this);
  }

  /** What it is known by. */
  public DirectoryId id() {
    return place.id();
  }
}
