package org.precedent.attribute.explanation;

import java.time.Instant;
import java.util.Optional;
import org.precedent.attribute.Content;
import org.precedent.attribute.Source;

/**
 * One level of an explanation, whether it has a value or not.
 *
 * @param content {@link Content#NONE} if it has none
 * @param setBy who set the value and when; empty if nobody knows or there is none
 * @param expiresAt from when on the value is absent; empty for never
 * @param membership how the user stands to the group, where the level is one
 */
public record Rung(
    Source source,
    Content content,
    Verdict verdict,
    Optional<SetBy> setBy,
    Optional<Instant> expiresAt,
    Optional<Membership> membership) {

  /** Whether its value is the effective one. */
  public boolean won() {
    return verdict instanceof Verdict.Won;
  }
}
