package org.precedent.directory;

import java.util.Set;
import org.precedent.identity.UserId;

/**
 * A user, or many at once, was deleted, disabled or enabled, or his roles changed: fired in the
 * transaction that does it, so that those who remember who may do what forget him when it commits.
 *
 * @param users at least one
 */
public record UserChanged(Set<UserId> users) {

  /** Keeps its own copy. */
  public UserChanged {
    users = Set.copyOf(users);
  }

  /** Of one user. */
  public UserChanged(UserId user) {
    this(Set.of(user));
  }
}
