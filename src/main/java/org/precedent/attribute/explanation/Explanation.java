package org.precedent.attribute.explanation;

import java.util.List;
import org.precedent.attribute.Definition;
import org.precedent.attribute.Level;
import org.precedent.identity.UserId;

/**
 * Why a user's attribute has the value that it has: every level in order of precedence.
 *
 * @param rungs best first; at most one has won
 * @param leftOut how many values of groups that the user is not in are not among them
 */
public record Explanation(UserId user, Definition definition, List<Rung> rungs, int leftOut) {

  /** Keeps its own copy. */
  public Explanation {
    rungs = List.copyOf(rungs);
  }

  /** The effective value; {@link Level#UNSET} if no level has won. */
  public Level effective() {
    return rungs.stream()
        .filter(Rung::won)
        .findFirst()
        .map(rung -> new Level(rung.source(), rung.content()))
        .orElse(Level.UNSET);
  }
}
