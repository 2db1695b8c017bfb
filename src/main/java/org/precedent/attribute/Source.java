package org.precedent.attribute;

import org.precedent.identity.GroupId;

/** Where an effective value comes from. The labels are those of the Looker API. */
public sealed interface Source {

  /** As shown to clients, which compare {@code Default} and {@code No Value} literally. */
  String label();

  /** The rank shown with it; real group values count from 1. */
  default int rank() {
    return 1;
  }

  /** The user's own value. */
  record User() implements Source {
    @Override
    public String label() {
      return "User Setting";
    }

    @Override
    public int rank() {
      return -1;
    }
  }

  /** What the directory says of the user. */
  record Directory() implements Source {
    @Override
    public String label() {
      return "Directory";
    }

    @Override
    public int rank() {
      return 0;
    }
  }

  /**
   * The value of a group that the user is in.
   *
   * @param group the group
   * @param name its name
   * @param rank from 1, the lowest wins
   */
  record Group(GroupId group, String name, int rank) implements Source {
    @Override
    public String label() {
      return "Group: " + name;
    }
  }

  /** The definition's default. */
  record Default() implements Source {
    @Override
    public String label() {
      return "Default";
    }
  }

  /** Computed from the user. */
  record System() implements Source {
    @Override
    public String label() {
      return "System Setting";
    }
  }

  /** No level has a value. */
  record None() implements Source {
    @Override
    public String label() {
      return "No Value";
    }
  }
}
