package org.precedent.session;

import java.util.Optional;
import java.util.Set;
import org.precedent.identity.UserId;

/**
 * Sessions of users ended or changed, on whichever node; they are forgotten already.
 *
 * @param users whose they are; empty if they may be anybody's
 */
public record UserSessionsChanged(Optional<Set<UserId>> users) {

  /** Whether sessions of that user may be among them. */
  public boolean concerns(UserId user) {
    return users.map(some -> some.contains(user)).orElse(true);
  }
}
