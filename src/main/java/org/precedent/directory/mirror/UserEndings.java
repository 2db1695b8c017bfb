package org.precedent.directory.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Collection;
import java.util.stream.Collectors;
import org.precedent.audit.Action;
import org.precedent.audit.Audit;
import org.precedent.directory.UserChanged;
import org.precedent.identity.UserId;

/**
 * What follows at once when a directory disables or enables users. In the caller's transaction.
 * Thread-safe.
 */
@ApplicationScoped
public class UserEndings {

  private static final String END_SESSIONS =
      "delete from session where user_id = any(?) or sudo_user_id = any(?)";

  @Inject Audit audit;
  @Inject Event<UserChanged> changes;

  /** Ends the sessions of users who are disabled now: they must not revive if he is enabled. */
  void disabled(Statements statements, Collection<Long> users, Action action) throws SQLException {
    if (!users.isEmpty()) {
      Long[] ids = Statements.numbers(users);
      statements.update(END_SESSIONS, ids, ids);
      changed(statements, users, action);
    }
  }

  /** For users who are enabled again. */
  void enabled(Statements statements, Collection<Long> users) throws SQLException {
    changed(statements, users, Action.USER_ENABLED);
  }

  /** Lets everybody know who remembers what users may do, once for all of them. */
  void changed(Statements statements, Collection<Long> users, Action action) throws SQLException {
    if (!users.isEmpty()) {
      audit.recordOfUsers(statements.connection(), action, users);
      changes.fire(new UserChanged(users.stream().map(UserId::new).collect(Collectors.toSet())));
    }
  }
}
