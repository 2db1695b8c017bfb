package org.precedent.api;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precedent.platform.web.ClientAddress;
import org.precedent.session.CallerLimits;
import org.precedent.session.Session;
import org.precedent.session.Sessions;

/**
 * Finds the session that the request's token belongs to, {@code Authorization: Bearer X}, the same
 * tokens as at every door; nothing passes without one. Who shows none that is alive is counted by
 * address.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class Authentication implements ContainerRequestFilter {

  private static final String SCHEME = "Bearer ";

  @Inject Sessions sessions;
  @Inject CurrentSession current;
  @Inject CallerLimits limits;
  @Inject ClientAddress clients;
  @Context HttpServletRequest servlet;

  @Override
  public void filter(ContainerRequestContext request) {
    Optional<Session> session =
        token(request.getHeaderString(HttpHeaders.AUTHORIZATION)).flatMap(sessions::verify);
    if (session.isEmpty()) {
      RateLimitFilter.requireAllowed(request, limits.countStranger(clients.of(servlet)));
      throw new UnauthenticatedException();
    }
    current.establish(session.get());
  }

  private static Optional<String> token(@Nullable String header) {
    return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
        ? Optional.of(header.substring(SCHEME.length()).strip())
        : Optional.empty();
  }
}
