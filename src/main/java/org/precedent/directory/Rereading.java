package org.precedent.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.concurrent.atomic.AtomicBoolean;
import org.precedent.platform.Sql;

/** Has people read anew, whether they changed or not. Thread-safe. */
@ApplicationScoped
public class Rereading {

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  @Inject Event<RereadingDue> events;

  private final AtomicBoolean due = new AtomicBoolean();

  /** Everybody, in a run of the mirror that begins soon after the caller's transaction. */
  public void everybody() {
    Sql.update(
        entityManager,
        "update mirror_state set people_watermark = null, people_changes = people_changes + 1");
    events.fire(new RereadingDue());
  }

  void onDue(@Observes(during = TransactionPhase.AFTER_SUCCESS) RereadingDue event) {
    due.set(true);
  }

  /** Whether a run of the mirror is asked for. */
  boolean isDue() {
    return due.get();
  }

  /** To be called before the run: what is asked for from then on takes another one. */
  void begins() {
    due.set(false);
  }
}
