package org.precedent.platform.web;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.precedent.platform.Outage;
import org.precedent.platform.PublicAddress;
import org.precedent.platform.database.Migration;

/**
 * In front of every request: no browser may guess a content type, and no door opens before the
 * schema is the one of this version.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class FrontFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @EJB private transient Migration migration;
  @Inject private transient PublicAddress address;
  private volatile boolean open;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    response.setHeader("X-Content-Type-Options", "nosniff");
    if (isOpen() || isForWatchers(request.getRequestURI())) {
      chain.doFilter(request, response);
    } else {
      response.setIntHeader("Retry-After", Outage.RETRY_AFTER_SECONDS);
      ErrorAnswer.write(HttpServletResponse.SC_SERVICE_UNAVAILABLE, request, response, address);
    }
  }

  private boolean isOpen() {
    if (!open) {
      open = migration.isDone();
    }
    return open;
  }

  private static boolean isForWatchers(String path) {
    return path.startsWith("/health") || path.startsWith("/metrics") || path.equals("/openapi");
  }
}
