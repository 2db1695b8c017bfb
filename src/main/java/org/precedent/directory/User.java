package org.precedent.directory;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.precedent.identity.Caller;
import org.precedent.identity.GroupId;
import org.precedent.identity.Role;
import org.precedent.identity.UserId;

/**
 * A user with what belongs to him.
 *
 * @param email empty if he has none
 * @param locale the user's own value of the system attribute {@code locale}, as far as it is
 *     readable
 * @param uiState the source text of a JSON object that user interfaces keep for him
 * @param groups the groups he is directly in, {@link GroupId#ALL_USERS} first, then by id
 * @param roles in the order of {@link Role}
 * @param directRoles those of them that he holds himself, whether or not a group brings them too
 * @param entry what he is in a directory, if he comes from one
 */
public record User(
    UserId id,
    String firstName,
    String lastName,
    String email,
    boolean disabled,
    Optional<String> locale,
    Optional<String> homeFolderId,
    Optional<Boolean> modelsDirValidated,
    Optional<String> uiState,
    List<GroupId> groups,
    List<Role> roles,
    List<Role> directRoles,
    Optional<EmailCredential> emailCredential,
    Optional<DirectoryEntry> entry,
    Instant createdAt,
    Instant updatedAt) {

  /** Keeps its own copies of the lists. */
  public User {
    groups = List.copyOf(groups);
    roles = List.copyOf(roles);
    directRoles = List.copyOf(directRoles);
  }

  /** First and last name, if there are both. */
  public Optional<String> displayName() {
    return firstName.isEmpty() || lastName.isEmpty()
        ? Optional.empty()
        : Optional.of(firstName + " " + lastName);
  }

  /** Whether he holds the role {@link Role#ADMIN}. */
  public boolean administrator() {
    return roles.contains(Role.ADMIN);
  }

  /** Whether the caller may see more than the names. */
  public boolean openTo(Caller caller) {
    return caller.administrator() || caller.is(id);
  }

  /** What the caller may see: all, or the names only. */
  public User visibleTo(Caller caller) {
    return openTo(caller) ? this : namesOnly();
  }

  private User namesOnly() {
    return new User(
        id,
        firstName,
        lastName,
        "",
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        createdAt,
        updatedAt);
  }
}
