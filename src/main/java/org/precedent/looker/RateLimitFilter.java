package org.precedent.looker;

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
import jakarta.ws.rs.ext.Provider;
import org.precedent.platform.RateLimits;
import org.precedent.platform.web.ClientAddress;
import org.precedent.platform.web.RateLimitedException;
import org.precedent.session.CallerLimits;

/** Counts the requests of each caller; of those without a token that is alive, by address. */
@Provider
@Priority(Priorities.AUTHORIZATION)
@ApplicationScoped
public class RateLimitFilter implements ContainerRequestFilter, ContainerResponseFilter {

  private static final String VERDICT = RateLimitFilter.class.getName();

  @Inject CallerLimits limits;
  @Inject CurrentSession current;
  @Inject ClientAddress clients;
  @Context HttpServletRequest servlet;

  @Override
  public void filter(ContainerRequestContext request) {
    requireAllowed(
        request,
        current
            .known()
            .map(limits::count)
            .orElseGet(() -> limits.countStranger(clients.of(servlet))));
  }

  /** Tells of the limit, unless it was another one, as of wrong secrets, that refused. */
  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (request.getProperty(VERDICT) instanceof RateLimits.Verdict verdict
        && verdict.allowed() == (response.getStatus() != RateLimitedException.STATUS)) {
      response.getHeaders().putSingle("RateLimit-Limit", verdict.limit());
      response.getHeaders().putSingle("RateLimit-Remaining", verdict.remaining());
      response.getHeaders().putSingle("RateLimit-Reset", verdict.resetSeconds());
    }
  }

  /**
   * Notes what the answer will tell of the limit.
   *
   * @throws RateLimitedException if the request is one too many
   */
  static void requireAllowed(ContainerRequestContext request, RateLimits.Verdict verdict) {
    request.setProperty(VERDICT, verdict);
    if (!verdict.allowed()) {
      throw new RateLimitedException(verdict.resetSeconds());
    }
  }
}
