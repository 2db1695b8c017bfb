package org.precedent.console;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.precedent.console.imports.ValueImports;
import org.precedent.session.Session;

/**
 * In front of every page of the console: who is not logged in is sent to the log-in, and a browser
 * whose session of ours has ended, wherever it was ended, at once, too. Says to browsers what they
 * may do with the pages.
 */
@WebFilter(urlPatterns = {Addresses.ROOT, Addresses.ROOT + "/*"})
public class Gate extends HttpFilter {

  private static final long serialVersionUID = 1L;

  /** A file as large as may be, with the form around it; web.xml says the same. */
  private static final long MAX_BODY = ValueImports.MAX_BYTES + 48 * 1024L;

  @Inject private transient LiveSessions sessions;
  @Inject private transient SameOrigin sameOrigin;
  @Inject private transient Me me;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getServletPath() + Optional.ofNullable(request.getPathInfo()).orElse("");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    if (path.startsWith(Addresses.ASSETS)) {
      chain.doFilter(request, response);
      return;
    }
    response.setHeader("Cache-Control", "no-store");
    if (path.endsWith(".xhtml") || path.startsWith(Addresses.ROOT + "/assets")) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (request.getContentLengthLong() > MAX_BODY) {
      response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    } else if (!sameOrigin.holds(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else if (path.equals(Addresses.ROOT) || path.equals(Addresses.ROOT + "/")) {
      response.sendRedirect(Addresses.HOME);
    } else {
      admit(path, request, response, chain);
    }
  }

  private void admit(
      String path, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Optional<Session> session = BrowserSession.token(request).flatMap(sessions::find);
    session.ifPresent(me::establish);
    if (session.isPresent() || path.equals(Addresses.LOG_IN)) {
      chain.doFilter(request, response);
      return;
    }
    BrowserSession.end(request);
    if (Addresses.isBackground(request)) {
      response.setContentType("text/xml");
      response.setCharacterEncoding("UTF-8");
      response
          .getWriter()
          .write(
              "<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response id=\"j_id1\"><redirect"
                  + " url=\""
                  + Addresses.logIn(request)
                  + "\"></redirect></partial-response>");
    } else {
      response.sendRedirect(Addresses.logIn(request));
    }
  }
}
