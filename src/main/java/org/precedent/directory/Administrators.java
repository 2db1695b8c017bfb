package org.precedent.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Optional;
import org.precedent.audit.Action;
import org.precedent.audit.Audit;
import org.precedent.audit.Subject;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.Change;
import org.precedent.identity.Role;
import org.precedent.identity.UserId;
import org.precedent.platform.Mutex;
import org.precedent.platform.Sql;

/** Sees to it that there is always an administrator who can log in. Thread-safe. */
@ApplicationScoped
public class Administrators {

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  @Inject Clock clock;
  @Inject Audit audit;

  /** Before a change that may take an administrator away: such changes happen one by one. */
  public void lock() {
    Mutex.ADMINISTRATORS.lock(entityManager);
  }

  /**
   * After it, in the same transaction.
   *
   * @throws AccessDeniedException if none would be left
   */
  public void requireOne() {
    if (!exists()) {
      throw new AccessDeniedException("There must be an administrator: this is the last one.");
    }
  }

  /** Whether there is an administrator who is not disabled. */
  public boolean exists() {
    return Sql.rows(
                entityManager,
                """
                select count(*) from user_role r join users u on u.id = r.user_id
                where r.role = ?1 and not u.disabled
                """,
                Role.ADMIN.name())
            .get(0)
            .number()
        > 0;
  }

  /** The local one with the lowest id who is not disabled. */
  public Optional<UserId> first() {
    return Sql.rows(
            entityManager,
            """
            select u.id from user_role r join users u on u.id = r.user_id
            where r.role = ?1 and not u.disabled and u.directory is null order by u.id limit 1
            """,
            Role.ADMIN.name())
        .stream()
        .findFirst()
        .map(row -> new UserId(row.number()));
  }

  /** A new one, without credentials. */
  public UserId create() {
    UserEntity user = new UserEntity(clock.instant());
    user.apply(
        UserChanges.named(Change.to("Precedent"), Change.to("Administrator")), clock.instant());
    entityManager.persist(user);
    entityManager.flush();
    restore(user.id());
    audit.record(user.id(), Action.USER_CREATED, Subject.of(user.id()));
    return user.id();
  }

  /** Makes a user an administrator who is not disabled, unless his directory disables him. */
  public void restore(UserId user) {
    Sql.update(
        entityManager,
        """
        update users set disabled_by_hand = false,
            disabled = vanished_at is not null
              or coalesce(account_state in ('EXPIRED', 'DISABLED'), false)
          where id = ?1 and disabled
        """,
        user.value());
    Roles.give(entityManager, user, Role.ADMIN);
  }
}
