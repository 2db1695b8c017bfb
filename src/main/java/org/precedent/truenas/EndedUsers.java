package org.precedent.truenas;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import org.precedent.directory.UserChanged;
import org.precedent.identity.UserId;
import org.precedent.session.UserSessionsChanged;

/**
 * Ends the sessions of users who are disabled or deleted at once, on whichever node that happens,
 * not only at their next call.
 */
@ApplicationScoped
public class EndedUsers {

  @Inject Connections connections;
  @Inject LogIns logIns;
  @Inject Workers workers;

  void onChange(@Observes(during = TransactionPhase.AFTER_SUCCESS) UserChanged change) {
    check(change.user());
  }

  void onMessage(@Observes UserSessionsChanged heard) {
    check(heard.user());
  }

  private void check(UserId user) {
    connections
        .of(user)
        // Later, when everybody has forgotten what was known of the user.
        .forEach(one -> workers.execute(() -> logIns.check(one)));
  }
}
