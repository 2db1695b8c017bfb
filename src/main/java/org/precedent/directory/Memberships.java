package org.precedent.directory;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.util.List;
import org.precedent.audit.Action;
import org.precedent.audit.Audit;
import org.precedent.audit.Subject;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.GroupId;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.UserId;
import org.precedent.platform.Constraints;
import org.precedent.platform.Sql;

/**
 * Who and what is in which group. Everybody and every group is in {@link GroupId#ALL_USERS}, for
 * ever: to add them changes nothing, to remove them is denied. What is in a group of a directory,
 * the directory decides.
 */
@Stateless
public class Memberships {

  private static final List<String> GROUP_CONSTRAINTS =
      List.of(
          "membership_group",
          "group_nesting_parent",
          "group_nesting_child",
          "group_closure_group",
          "group_closure_ancestor");

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  @Inject Audit audit;
  @Inject NestingStore nesting;

  /**
   * Puts a user into a group; nothing changes if he is in it.
   *
   * @throws NotFoundException if there is no such group or user
   * @throws AccessDeniedException if a directory decides
   */
  public void addUser(Caller caller, GroupId group, UserId user) {
    requireChangeable(caller, group);
    // H2 does not lock what a foreign key refers to: who is deleted meanwhile would stay a member.
    Groups.locked(entityManager, group);
    if (entityManager.find(UserEntity.class, user.value(), LockModeType.PESSIMISTIC_WRITE)
        == null) {
      throw Users.unknown();
    }
    if (!group.equals(GroupId.ALL_USERS) && insert(group, user) > 0) {
      audit.record(caller.user(), Action.MEMBER_ADDED, Subject.of(group).and(user));
    }
  }

  /**
   * Takes a user out of a group.
   *
   * @throws NotFoundException if there is no such group, or he is not in it
   * @throws AccessDeniedException if a directory decides, or it is the group of all users
   */
  public void removeUser(Caller caller, GroupId group, UserId user) {
    requireChangeable(caller, group);
    requireNotAllUsers(group);
    int removed =
        Sql.update(
            entityManager,
            "delete from membership where group_id = ?1 and user_id = ?2",
            group.value(),
            user.value());
    if (removed == 0) {
      throw new NotFoundException("member");
    }
    audit.record(caller.user(), Action.MEMBER_REMOVED, Subject.of(group).and(user));
  }

  /**
   * Puts a group into another; nothing changes if it is in it.
   *
   * @throws NotFoundException if there is no such group
   * @throws AccessDeniedException if a directory decides, a group would be in itself, or the group
   *     of all users would be in another
   */
  public void addGroup(Caller caller, GroupId parent, GroupId child) {
    requireChangeable(caller, parent);
    if (entityManager.find(GroupEntity.class, child.value()) == null) {
      throw Groups.unknown();
    }
    requireNotAllUsers(child);
    if (parent.equals(GroupId.ALL_USERS)) {
      return;
    }
    try {
      if (nesting.add(parent, child)) {
        audit.record(
            caller.user(), Action.GROUP_NESTED, Subject.of(parent).named(child.toString()));
      }
    } catch (PersistenceException failure) {
      throw gone(failure);
    }
  }

  /**
   * Takes a group out of another.
   *
   * @throws NotFoundException if there is no such group, or it is not in the other
   * @throws AccessDeniedException if a directory decides, or it is the group of all users
   */
  public void removeGroup(Caller caller, GroupId parent, GroupId child) {
    requireChangeable(caller, parent);
    requireNotAllUsers(parent);
    if (!nesting.remove(parent, child)) {
      throw new NotFoundException("group in it");
    }
    audit.record(caller.user(), Action.GROUP_UNNESTED, Subject.of(parent).named(child.toString()));
  }

  private void requireChangeable(Caller caller, GroupId id) {
    AccessRules.requireAdministrator(caller);
    GroupEntity group = entityManager.find(GroupEntity.class, id.value());
    if (group == null) {
      throw Groups.unknown();
    }
    if (group.externallyManaged()) {
      throw new AccessDeniedException("The directory decides who is in this group.");
    }
  }

  private static void requireNotAllUsers(GroupId group) {
    if (group.equals(GroupId.ALL_USERS)) {
      throw new AccessDeniedException(
          "Everybody is in the group of all users, and it in no other.");
    }
  }

  private int insert(GroupId group, UserId user) {
    try {
      return Sql.update(
          entityManager,
          "insert into membership (user_id, group_id) values (?1, ?2) on conflict do nothing",
          user.value(),
          group.value());
    } catch (PersistenceException failure) {
      throw gone(failure);
    }
  }

  // The user or group was there a moment ago.
  private static RuntimeException gone(PersistenceException failure) {
    if (Constraints.isViolated(failure, "membership_user")) {
      return Users.unknown();
    }
    boolean group =
        GROUP_CONSTRAINTS.stream().anyMatch(name -> Constraints.isViolated(failure, name));
    return group ? Groups.unknown() : failure;
  }
}
