package org.precedent.attribute.explanation;

import org.precedent.attribute.Definition;
import org.precedent.attribute.Level;

/** What an attribute of a user is, and what it would be. */
public record Outlook(Definition definition, Level now, Level then) {

  /**
   * Whether anything would change, be it only the source. Of hidden values nobody is told whether
   * two are equal.
   */
  public boolean differs() {
    return !now.equals(then);
  }
}
