package org.precedent.attribute.explanation;

import java.time.Instant;
import java.util.Optional;
import org.precedent.attribute.Source;

/** What became of a level of precedence: it won, or why it did not. */
public sealed interface Verdict {

  /** Its value is the effective one. */
  record Won() implements Verdict {}

  /**
   * It has a value, and a level before it has one, too.
   *
   * @param by the level that won
   */
  record Outranked(Source by) implements Verdict {}

  /**
   * Its value has expired.
   *
   * @param at since when
   */
  record Expired(Instant at) implements Verdict {}

  /**
   * It is the value of a group that the user is not in.
   *
   * @param until when he was last taken out of it, if that is known
   */
  record NotMember(Optional<Instant> until) implements Verdict {}

  /**
   * It is the value of a group that is gone from its directory.
   *
   * @param at since when
   */
  record GroupVanished(Instant at) implements Verdict {}

  /** It has no value. */
  record NotSet() implements Verdict {}
}
