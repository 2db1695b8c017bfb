package org.precedent.truenas;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import org.precedent.directory.UserChanged;

/** Ends the sessions of users who are disabled or deleted at once, not only at their next call. */
@ApplicationScoped
public class EndedUsers {

  @Inject Connections connections;
  @Inject LogIns logIns;
  @Inject Workers workers;

  void onChange(@Observes(during = TransactionPhase.AFTER_SUCCESS) UserChanged change) {
    connections
        .of(change.user())
        // Later, when everybody has forgotten what was known of the user.
        .forEach(one -> workers.execute(() -> logIns.check(one)));
  }
}
