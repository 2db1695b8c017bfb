package org.precedent.zato;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Objects;
import java.util.Optional;
import org.precedent.identity.Caller;
import org.precedent.session.Origin;
import org.precedent.session.Session;

/**
 * A request that was read: what it says, for which application, and whose session it shows.
 *
 * @param shown the session of {@code ust} or {@code current_ust}, if it is alive
 * @param origin the application, and where the request comes from: what it says itself, else what
 *     the connection says
 */
record Call(Input input, Optional<Session> shown, Origin origin) {

  private static final String PROPERTY = Call.class.getName();

  /** The call that the request carries. */
  static Call of(ContainerRequestContext request) {
    return (Call) Objects.requireNonNull(request.getProperty(PROPERTY));
  }

  void attachTo(ContainerRequestContext request) {
    request.setProperty(PROPERTY, this);
  }

  /** The text of {@code ust} or {@code current_ust}. */
  static Optional<String> token(Input input) {
    return input.text("ust").or(() -> input.text("current_ust"));
  }

  /**
   * The session of {@code ust} or {@code current_ust}.
   *
   * @throws RefusedException if there is no token, or its session has ended
   */
  Session session() {
    return shown.orElseThrow(
        () ->
            token(input).isEmpty()
                ? RefusedException.missing("ust")
                : new RefusedException(Code.NO_SUCH_SESSION, "There is no such session."));
  }

  /**
   * Who calls.
   *
   * @throws RefusedException if there is no token, or its session has ended
   */
  Caller caller() {
    return session().caller();
  }
}
