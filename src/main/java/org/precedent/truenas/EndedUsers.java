package org.precedent.truenas;

import static jakarta.interceptor.Interceptor.Priority.LIBRARY_AFTER;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.function.Predicate;
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

  // After everybody has forgotten what was known of the user.
  void onChange(
      @Observes(during = TransactionPhase.AFTER_SUCCESS) @Priority(LIBRARY_AFTER)
          UserChanged change) {
    check(change.users()::contains);
  }

  void onMessage(@Observes UserSessionsChanged heard) {
    check(heard::concerns);
  }

  private void check(Predicate<UserId> concerned) {
    connections
        .loggedIn()
        .filter(one -> one.loggedIn().map(LoggedIn::user).filter(concerned).isPresent())
        .forEach(one -> workers.execute(() -> logIns.check(one)));
  }
}
