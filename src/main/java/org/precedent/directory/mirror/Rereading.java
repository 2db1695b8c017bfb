package org.precedent.directory.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.precedent.platform.Sql;

/** Has people read anew, whether they changed or not. Thread-safe. */
@ApplicationScoped
public class Rereading {

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  @Inject MirrorRequests requests;

  /** Everybody, in a run of the mirror that begins soon after the caller's transaction. */
  public void everybody() {
    Sql.update(
        entityManager,
        "update mirror_state set people_watermark = null, people_changes = people_changes + 1");
    requests.soon();
  }
}
