package org.precedent.attribute.explanation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How a user is in a group, or why his being in it does not count. */
public sealed interface Membership {

  /** He is one of all users. */
  record Everybody() implements Membership {}

  /** He is in the group itself. */
  record Direct() implements Membership {}

  /**
   * He is in a group that is in it.
   *
   * @param chain from the group that he is directly in to the group itself, at least two; one of
   *     the shortest
   */
  record Nested(List<GroupLink> chain) implements Membership {
    /** Keeps its own copy. */
    public Nested {
      chain = List.copyOf(chain);
    }
  }

  /**
   * He is not in it.
   *
   * @param until when he was last taken out of it; empty if nobody knows, or he never was in it
   */
  record None(Optional<Instant> until) implements Membership {}

  /**
   * The group is gone from its directory.
   *
   * @param at since when
   */
  record Vanished(Instant at) implements Membership {}
}
