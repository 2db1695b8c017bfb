package org.precedent.directory.mirror;

import java.util.Optional;
import java.util.Set;
import org.precedent.identity.GroupId;
import org.precedent.identity.Role;

/**
 * A group of the directory whose members hold roles.
 *
 * @param dn of the group
 * @param roles perhaps none
 * @param mirrored the group as it is here, if it was seen
 */
public record RoleGroup(String dn, Set<Role> roles, Optional<Mirrored> mirrored) {

  /** A group that was mirrored. */
  public record Mirrored(GroupId id, String name) {}

  public RoleGroup {
    roles = Set.copyOf(roles);
  }

  /** To be set. */
  public static RoleGroup of(String dn, Set<Role> roles) {
    return new RoleGroup(dn, roles, Optional.empty());
  }
}
