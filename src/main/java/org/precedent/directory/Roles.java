package org.precedent.directory;

import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Set;
import org.precedent.audit.Action;
import org.precedent.audit.Audit;
import org.precedent.audit.Subject;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.Role;
import org.precedent.identity.UserId;
import org.precedent.platform.Sql;

/** Which roles users hold. */
@Stateless
public class Roles {

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  @Inject Audit audit;
  @Inject Administrators administrators;
  @Inject Event<UserChanged> changes;

  /**
   * Gives the user these roles and no others. What the directory gives him it also takes away.
   *
   * @throws NotFoundException if there is no such user
   * @throws AccessDeniedException if the last administrator would be gone, or a role that the
   *     directory gives him
   */
  public void set(Caller caller, UserId user, Set<Role> roles) {
    AccessRules.requireAdministrator(caller);
    administrators.lock();
    if (entityManager.find(UserEntity.class, user.value(), LockModeType.PESSIMISTIC_WRITE)
        == null) {
      throw Users.unknown();
    }
    requireThoseOfDirectory(user, roles);
    Sql.update(
        entityManager,
        "delete from user_role where user_id = ?1 and not by_directory",
        user.value());
    for (Role role : roles) {
      Sql.update(
          entityManager,
          "insert into user_role (user_id, role) values (?1, ?2) on conflict do nothing",
          user.value(),
          role.name());
    }
    administrators.requireOne();
    audit.record(caller.user(), Action.USER_ROLES_SET, Subject.of(user));
    changes.fire(new UserChanged(user));
  }

  private void requireThoseOfDirectory(UserId user, Set<Role> roles) {
    boolean kept =
        Sql.rows(
                entityManager,
                "select role from user_role where user_id = ?1 and by_directory",
                user.value())
            .stream()
            .allMatch(row -> roles.contains(Role.valueOf(row.text())));
    if (!kept) {
      throw new AccessDeniedException(
          "The directory gives this user a role: take him out of the group there.");
    }
  }

  /** Gives a role by hand, whether or not the directory does too. */
  static void give(EntityManager entityManager, UserId user, Role role) {
    Sql.update(
        entityManager,
        "insert into user_role (user_id, role) values (?1, ?2) on conflict do nothing",
        user.value(),
        role.name());
    Sql.update(
        entityManager,
        "update user_role set by_hand = true where user_id = ?1 and role = ?2 and not by_hand",
        user.value(),
        role.name());
  }
}
