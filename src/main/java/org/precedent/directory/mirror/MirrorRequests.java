package org.precedent.directory.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicBoolean;

/** Runs of the mirror that are asked for at this node. Thread-safe. */
@ApplicationScoped
public class MirrorRequests {

  @Inject Event<MirrorDue> events;

  private final AtomicBoolean due = new AtomicBoolean();

  /** Asks for a run as soon as the caller's transaction has succeeded. */
  public void soon() {
    events.fire(new MirrorDue());
  }

  /** Asks for a run at once, whatever becomes of the caller's transaction. */
  public void now() {
    due.set(true);
  }

  void onDue(@Observes(during = TransactionPhase.AFTER_SUCCESS) MirrorDue event) {
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
