package org.precedent.console;

import java.util.Optional;
import org.precedent.identity.GroupId;

/**
 * The value of a group that somebody is about to delete.
 *
 * @param users for how many users it is the effective value; empty if counting took too long
 */
record AskedDeletion(GroupId group, Optional<Long> users) {

  /** What deleting it would do, in the language of the page. */
  String text() {
    return users
        .map(count -> Texts.of("ranks.delete.consequence", count))
        .orElseGet(() -> Texts.of("ranks.delete.uncounted"));
  }
}
