package org.precedent.directory;

import java.util.List;
import java.util.Set;
import org.precedent.identity.DirectoryId;

/**
 * The groups that somebody is in, as a directory says it.
 *
 * @param usable each once
 * @param others those that can't be taken over: their names can't be kept, or several groups have
 *     their identity. They lead to no further groups
 */
public record GroupsOfPerson(List<DirectoryGroup> usable, Set<DirectoryId> others) {

  /** Keeps its own copies. */
  public GroupsOfPerson {
    usable = List.copyOf(usable);
    others = Set.copyOf(others);
  }
}
