package org.precedent.directory;

import java.util.List;

/**
 * A group and who is directly in it.
 *
 * @param members people and groups, each as the directory refers to it
 */
public record GroupMembers(DirectoryGroup group, List<MemberReference> members) {

  /** Keeps its own copy. */
  public GroupMembers {
    members = List.copyOf(members);
  }
}
