package org.precedent.directory;

import java.util.List;
import java.util.Optional;
import org.precedent.identity.GroupId;

/**
 * A group as a caller sees it.
 *
 * @param name unique among the groups that don't come from a directory
 * @param externallyManaged whether a directory says who is in it
 * @param externallyOrphaned whether the directory has no such group any more
 * @param externalGroupId the directory's immutable identifier of it
 * @param userCount how many users are directly in it; in {@link GroupId#ALL_USERS}, all; {@link
 *     #NOT_COUNTED} if the query did not ask
 * @param containsCaller whether the caller is in it, directly or through a group in it
 * @param parents the groups that it is directly in, {@link GroupId#ALL_USERS} first, then by id
 */
public record Group(
    GroupId id,
    String name,
    boolean canAddToContentMetadata,
    boolean externallyManaged,
    boolean externallyOrphaned,
    Optional<String> externalGroupId,
    long userCount,
    boolean containsCaller,
    List<GroupId> parents) {

  /** In place of a number that nobody asked for. */
  public static final long NOT_COUNTED = -1;

  /** Keeps its own copy of the parents. */
  public Group {
    parents = List.copyOf(parents);
  }

  /** Whether new users are in it from the beginning. */
  public boolean includesByDefault() {
    return id.equals(GroupId.ALL_USERS);
  }
}
