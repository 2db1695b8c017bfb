package org.precedent.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.Role;
import org.precedent.platform.Mutex;
import org.precedent.platform.Sql;

/** Sees to it that there is always an administrator who can log in. Thread-safe. */
@ApplicationScoped
public class Administrators {

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

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
}
