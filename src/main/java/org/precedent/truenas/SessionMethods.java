package org.precedent.truenas;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.precedent.session.ConnectedSessions;
import org.precedent.session.Session;

/** Sessions of all nodes: tokens for further ones, their list, and their end. */
@ApplicationScoped
public class SessionMethods implements MethodGroup {

  @Inject LogIns logIns;
  @Inject ReconnectTokens tokens;
  @Inject ConnectedSessions connected;
  @Inject Terminations terminations;

  @Override
  public List<Method> methods() {
    return List.of(
        Method.of("auth.generate_token", Access.USER, this::generateToken),
        // After what was set before it.
        Method.inOrder("auth.logout", Access.USER, this::logOut),
        Method.of("auth.sessions", Access.ADMINISTRATOR, this::list),
        Method.of("auth.terminate_session", Access.ADMINISTRATOR, this::terminate),
        Method.of("auth.terminate_other_sessions", Access.ADMINISTRATOR, this::terminateOthers));
  }

  private String generateToken(Invocation invocation) {
    Fields arguments = invocation.arguments("ttl", "attrs", "match_origin", "single_use");
    OptionalLong ttl = arguments.number("ttl");
    if (ttl.isPresent() && (ttl.getAsLong() < 1 || ttl.getAsLong() > Integer.MAX_VALUE)) {
      arguments.reject("ttl", "Input should be from 1 to " + Integer.MAX_VALUE);
    }
    boolean logsIn = arguments.object("attrs").size() == 0;
    boolean matchOrigin = arguments.flag("match_origin", true);
    boolean singleUse = arguments.flag("single_use", false);
    arguments.check();
    Session session = invocation.requireSession();
    return tokens.create(
        session,
        ttl.isPresent() ? Duration.ofSeconds(ttl.getAsLong()) : ReconnectTokens.DEFAULT_TTL,
        matchOrigin ? Optional.of(invocation.connection().peer().address()) : Optional.empty(),
        singleUse,
        logsIn);
  }

  private String logOut(Invocation invocation) {
    invocation.arguments().check();
    logIns.end(invocation.connection(), invocation.loggedIn());
    return "true";
  }

  private String list(Invocation invocation) {
    Fields arguments = invocation.arguments("filters", "options");
    SessionQuery query = SessionQuery.of(arguments);
    arguments.check();
    return query.answer(connected.list(), invocation.connection());
  }

  private String terminate(Invocation invocation) {
    Fields arguments = invocation.arguments("id");
    String id = arguments.text("id");
    arguments.check();
    return Boolean.toString(
        connected
            .find(id)
            .filter(session -> terminations.terminate(invocation.caller(), session))
            .isPresent());
  }

  private String terminateOthers(Invocation invocation) {
    invocation.arguments().check();
    String own = invocation.connection().id();
    connected.list().stream()
        .filter(session -> !session.connection().equals(own))
        .forEach(session -> terminations.terminate(invocation.caller(), session));
    return "true";
  }
}
