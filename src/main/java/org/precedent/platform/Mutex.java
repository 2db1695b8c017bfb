package org.precedent.platform;

import jakarta.persistence.EntityManager;
import java.util.Locale;

/**
 * What must happen one after the other, on all nodes. A transaction takes a mutex before it changes
 * anything else, and holds it to its end. Who needs several takes them in this order.
 */
public enum Mutex {
  /** Changes after which there might be no administrator. */
  ADMINISTRATORS,
  /** Writing what a directory says. */
  DIRECTORY,
  /** Changes of which group is in which. */
  GROUP_NESTING,
  /** The deletion of what is expired. */
  EXPIRED_VALUES,
  /** The care for the record of deliveries. */
  OLD_DELIVERIES;

  /** Waits until no other transaction holds it. */
  public void lock(EntityManager entityManager) {
    Sql.rows(
        entityManager,
        "select name from mutex where name = ?1 for update",
        name().toLowerCase(Locale.ROOT));
  }
}
