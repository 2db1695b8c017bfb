package org.precedent.directory;

import java.util.List;
import org.precedent.identity.GroupId;
import org.precedent.identity.UserId;

/** One thing that a search asks of a group. */
public sealed interface GroupCriterion {

  /** Its name matches. */
  record NameMatches(TextMatch match) implements GroupCriterion {}

  /** The identifier of its entry in a directory matches. */
  record ExternalIdMatches(TextMatch match) implements GroupCriterion {}

  /** Its id is one of these. */
  record IdIn(List<Long> ids) implements GroupCriterion {
    /** Keeps its own copy. */
    public IdIn {
      ids = List.copyOf(ids);
    }
  }

  /** It is directly in this group. */
  record ChildOf(GroupId parent) implements GroupCriterion {}

  /** It is in no other group but that of all users. */
  record TopLevel() implements GroupCriterion {}

  /** That user is in it, directly or through a group in it. */
  record Contains(UserId user) implements GroupCriterion {}

  /** A directory says who is in it, or none does. */
  record ExternallyManaged(boolean managed) implements GroupCriterion {}

  /** It comes from a directory that has no such group any more, or not. */
  record ExternallyOrphaned(boolean orphaned) implements GroupCriterion {}

  /** It can be used in access rules for content, or can't. */
  record CanAddToContentMetadata(boolean can) implements GroupCriterion {}

  /** Every group, or none: for what this server has no counterpart of. */
  record Always(boolean every) implements GroupCriterion {}
}
