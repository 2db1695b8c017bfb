package org.precedent.session;

import java.util.List;
import java.util.Set;
import org.precedent.directory.DirectoryGroup;
import org.precedent.directory.DirectoryPerson;
import org.precedent.identity.Role;

/**
 * A person as the directory shows him.
 *
 * @param groups all that he is in, directly or through other groups
 * @param roles that he holds through them
 */
public record TriedPerson(DirectoryPerson person, List<DirectoryGroup> groups, Set<Role> roles) {

  /** Keeps its own copies. */
  public TriedPerson {
    groups = List.copyOf(groups);
    roles = Set.copyOf(roles);
  }
}
