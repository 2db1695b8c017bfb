package org.precedent.directory;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;

/**
 * A part of what a search finds.
 *
 * @param users in the order of what matches; one who matches in two ways may come twice
 * @param next where the next part begins; empty if there is none
 */
public record FoundUsers(List<FoundUser> users, Optional<Place> next) {

  /** Keeps its own copy. */
  public FoundUsers {
    users = List.copyOf(users);
  }

  /**
   * A place in the order of what is found.
   *
   * @param key the matching text, in lower case
   * @param id of the user at it
   */
  public record Place(String key, long id) implements Serializable {}
}
