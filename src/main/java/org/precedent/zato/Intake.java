package org.precedent.zato;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.util.Optional;
import org.precedent.platform.RateLimits;
import org.precedent.platform.json.MalformedJsonException;
import org.precedent.platform.web.BodyTooLargeException;
import org.precedent.platform.web.ClientAddress;
import org.precedent.platform.web.RateLimitedException;
import org.precedent.session.CallerLimits;
import org.precedent.session.Origin;
import org.precedent.session.Session;
import org.precedent.session.Sessions;

/**
 * Reads every request, whatever its method and content type, finds its session, counts it for its
 * caller, and lets only known applications pass.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class Intake implements ContainerRequestFilter, ContainerResponseFilter {

  /** The largest body, in bytes. */
  static final int MAX_BYTES = 8 * 1024 * 1024;

  /**
   * The largest one from an address that has used up what it may send without a session. There may
   * be a session in it, whose caller is not to suffer: only who has read it knows.
   */
  static final int MAX_BYTES_OF_LIMITED = 64 * 1024;

  private static final String VERDICT = Intake.class.getName();

  @Inject Sessions sessions;
  @Inject CallerLimits limits;
  @Inject KnownApplications applications;
  @Inject ClientAddress clients;
  @Context HttpServletRequest servlet;

  @Override
  public void filter(ContainerRequestContext request) throws IOException {
    Input input = read(request);
    CallerLimits.Counted counted = limits.count(Call.token(input), clients.of(servlet));
    requireAllowed(request, counted.verdict());
    Optional<Session> shown = counted.session();
    Origin origin = origin(input, applications.require(input.text("current_app")));
    shown.ifPresent(session -> sessions.used(session, origin));
    new Call(input, shown, origin).attachTo(request);
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(VERDICT) instanceof RateLimits.Verdict verdict) {
      response.getHeaders().putSingle("RateLimit-Limit", verdict.limit());
      response.getHeaders().putSingle("RateLimit-Remaining", verdict.remaining());
      response.getHeaders().putSingle("RateLimit-Reset", verdict.resetSeconds());
    }
  }

  // What can't be read shows no caller: it counts for the address.
  private Input read(ContainerRequestContext request) throws IOException {
    try {
      return Input.of(body(request), request.getUriInfo().getQueryParameters());
    } catch (MalformedJsonException | MalformedInputException | BodyTooLargeException unreadable) {
      requireAllowed(request, limits.countStranger(clients.of(servlet)));
      throw unreadable;
    }
  }

  private byte[] body(ContainerRequestContext request) throws IOException {
    RateLimits.Verdict stranger = limits.ofStranger(clients.of(servlet));
    int allowed = stranger.allowed() ? MAX_BYTES : MAX_BYTES_OF_LIMITED;
    byte[] bytes = request.getEntityStream().readNBytes(allowed + 1);
    if (bytes.length > allowed) {
      requireAllowed(request, stranger);
      throw new BodyTooLargeException(MAX_BYTES);
    }
    return bytes;
  }

  private static void requireAllowed(ContainerRequestContext request, RateLimits.Verdict verdict) {
    request.setProperty(VERDICT, verdict);
    if (!verdict.allowed()) {
      throw new RateLimitedException(verdict.resetSeconds());
    }
  }

  private Origin origin(Input input, String application) {
    return new Origin(
        application,
        input.text("remote_addr").or(() -> Optional.of(clients.of(servlet))),
        input
            .text("user_agent")
            .or(() -> Optional.ofNullable(servlet.getHeader(HttpHeaders.USER_AGENT))));
  }
}
