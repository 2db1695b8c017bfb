package org.precedent.attribute;

import jakarta.persistence.EntityManager;
import org.precedent.platform.Sql;

/** Lets no definition change until the end of the caller's transaction. */
final class DefinitionLock {

  private DefinitionLock() {}

  static void take(EntityManager entityManager) {
    Sql.rows(entityManager, "select version from metadata where id = 1 for update");
  }
}
