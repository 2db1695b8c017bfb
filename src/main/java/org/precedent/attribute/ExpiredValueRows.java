package org.precedent.attribute;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import org.precedent.platform.Mutex;
import org.precedent.platform.Sql;

/** Deletes rows of values that are expired, thus absent for everybody already. */
@Stateless
public class ExpiredValueRows {

  // Rows that somebody else has locked are being written: waiting for them in another order than
  // theirs could block both, and they may be alive in a moment.
  private static final String DELETE =
      """
      delete from %1$s where expires_at <= ?1 and (%2$s) in
        (select %2$s from %1$s where expires_at <= ?1 order by expires_at limit ?2 for update skip locked)
      """;

  private static final List<String> STATEMENTS =
      List.of(
          DELETE.formatted("unmanaged_value", "user_id, namespace, name"),
          DELETE.formatted("session_value", "session_id, name"),
          DELETE.formatted("user_value", "user_id, definition_id"),
          DELETE.formatted("group_value", "id"));

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  @Inject Clock clock;

  /**
   * Deletes some of them, in a transaction that no other node runs at the same time.
   *
   * @param batch how many of each table at most
   * @return whether there may be more
   */
  public boolean deleteSome(int batch) {
    Mutex.EXPIRED_VALUES.lock(entityManager);
    boolean more = false;
    for (String statement : STATEMENTS) {
      more |= Sql.update(entityManager, statement, clock.instant(), batch) >= batch;
    }
    return more;
  }
}
