package org.precedent.truenas;

import java.util.Optional;
import org.precedent.identity.Caller;
import org.precedent.session.Session;

/**
 * A call that may be made.
 *
 * @param from who was logged in when it came
 * @param session his, alive a moment ago
 */
record Invocation(
    Connection connection, Call call, Optional<LoggedIn> from, Optional<Session> session) {

  /** The arguments, by the names of the parameters. */
  Fields arguments(String... names) {
    return Fields.of(call.params(), names);
  }

  /** Of a method that needs a log-in. */
  Session requireSession() {
    return session.orElseThrow(RpcException::notAuthenticated);
  }

  /** Of a method that needs a log-in. */
  Caller caller() {
    return requireSession().caller();
  }

  /** Of a method that needs a log-in: how it was made. */
  LoggedIn loggedIn() {
    return from.orElseThrow(RpcException::notAuthenticated);
  }
}
