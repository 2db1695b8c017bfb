package org.precedent.identity;

import java.util.Optional;

/** What a user may be beyond himself. The id is the one on the wire of the Looker door. */
public enum Role {
  /** May do all but read hidden values. */
  ADMIN("2", "Admin"),
  /** Sees his own viewable values and sets his own editable ones. */
  USER("3", "User");

  private final String id;
  private final String title;

  Role(String id, String title) {
    this.id = id;
    this.title = title;
  }

  /** The id on the wire, a decimal string. */
  public String id() {
    return id;
  }

  /** The name that people see. */
  public String title() {
    return title;
  }

  /** The role with that id on the wire. */
  public static Optional<Role> withId(String id) {
    for (Role role : values()) {
      if (role.id.equals(id)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
