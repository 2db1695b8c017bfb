package org.precedent.looker;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
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
 * Finds the session that the request's token belongs to: {@code Authorization: token X} or {@code
 * Bearer X}. Who shows none that is alive is counted by address.
 */
@Provider
@Priority(Priorities.AUTHENTICATION)
@ApplicationScoped
public class Authentication implements ContainerRequestFilter {

  @Inject Sessions sessions;
  @Inject CurrentSession current;
  @Inject CallerLimits limits;
  @Inject ClientAddress clients;
  @Context ResourceInfo resource;
  @Context HttpServletRequest servlet;

  @Override
  public void filter(ContainerRequestContext request) {
    if (isOpen()) {
      return;
    }
    Optional<Session> session =
        token(request.getHeaderString(HttpHeaders.AUTHORIZATION)).flatMap(sessions::verify);
    if (session.isEmpty()) {
      RateLimitFilter.requireAllowed(request, limits.countStranger(clients.of(servlet)));
      throw new UnauthenticatedException();
    }
    current.establish(session.get());
  }

  private boolean isOpen() {
    return resource.getResourceMethod().isAnnotationPresent(Unauthenticated.class)
        || resource.getResourceClass().isAnnotationPresent(Unauthenticated.class);
  }

  private static Optional<String> token(@Nullable String header) {
    if (header == null) {
      return Optional.empty();
    }
    int blank = header.indexOf(' ');
    String scheme = blank < 0 ? "" : header.substring(0, blank);
    boolean known = scheme.equalsIgnoreCase("token") || scheme.equalsIgnoreCase("Bearer");
    return known ? Optional.of(header.substring(blank + 1).strip()) : Optional.empty();
  }
}
