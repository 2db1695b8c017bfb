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
   * Gives the user these roles and no others.
   *
   * @throws NotFoundException if there is no such user
   * @throws AccessDeniedException if the last administrator would be gone
   */
  public void set(Caller caller, UserId user, Set<Role> roles) {
    AccessRules.requireAdministrator(caller);
    administrators.lock();
    if (entityManager.find(UserEntity.class, user.value(), LockModeType.PESSIMISTIC_WRITE)
        == null) {
      throw Users.unknown();
    }
    Sql.update(entityManager, "delete from user_role where user_id = ?1", user.value());
    for (Role role : roles) {
      Sql.update(
          entityManager,
          "insert into user_role (user_id, role) values (?1, ?2)",
          user.value(),
          role.name());
    }
    administrators.requireOne();
    audit.record(caller.user(), Action.USER_ROLES_SET, Subject.of(user));
    changes.fire(new UserChanged(user));
  }
}
