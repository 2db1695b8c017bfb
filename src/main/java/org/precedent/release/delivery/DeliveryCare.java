package org.precedent.release.delivery;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import org.precedent.platform.Mutex;
import org.precedent.platform.Sql;
import org.precedent.platform.settings.Settings;

/** Keeps the record of deliveries true and finite. */
@Stateless
public class DeliveryCare {

  /** By how much a delivery may outlast its time-out until it counts as interrupted. */
  private static final Duration GRACE = Duration.ofMinutes(1);

  private static final String INTERRUPT =
      "update delivery set status = 'failed', reason = ?1 where status = 'pending' and started_at < ?2";

  private static final String DELETE =
      """
      delete from delivery where id in
        (select id from delivery where started_at < ?1 order by started_at limit ?2)
      """;

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  @Inject Clock clock;
  @Inject Settings settings;

  /** Tells of deliveries whose server ended before there was an answer. */
  public int interruptAbandoned() {
    Duration longest = settings.get(Settings.DELIVERY_TIMEOUT).plus(GRACE);
    return Sql.update(
        entityManager,
        INTERRUPT,
        DeliveryReason.INTERRUPTED.code(),
        clock.instant().minus(longest));
  }

  /** Forgets idempotency keys that are honoured no more, with what was asked for under them. */
  public int forgetKeys() {
    return Sql.update(
        entityManager,
        DeliveryStore.FORGET_KEY + " where request_key_id is not null and started_at <= ?1",
        clock.instant().minus(DeliveryStore.KEY_LIFETIME));
  }

  /**
   * Deletes some of those that are kept long enough.
   *
   * @param batch how many at most
   * @return whether there may be more
   */
  public boolean deleteSome(int batch) {
    Mutex.OLD_DELIVERIES.lock(entityManager);
    Duration retention = settings.get(Settings.DELIVERY_RETENTION);
    return Sql.update(entityManager, DELETE, clock.instant().minus(retention), batch) == batch;
  }
}
