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
import java.util.OptionalInt;
import org.precedent.platform.RateLimits;
import org.precedent.platform.web.ClientAddress;
import org.precedent.platform.web.RateLimitedException;
import org.precedent.session.CallerLimits;
import org.precedent.session.Session;

/**
 * In front of every page of the console: who is not logged in is sent to the log-in, and a browser
 * whose session of ours has ended, wherever it was ended, at once, too. Pages count as requests of
 * their caller, as at every door; what they load does not. Says to browsers what they may do with
 * the pages.
 */
@WebFilter(urlPatterns = {Addresses.ROOT, Addresses.ROOT + "/*"})
public class Gate extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Inject transient LiveSessions sessions;
  @Inject transient SameOrigin sameOrigin;
  @Inject transient CallerLimits limits;
  @Inject transient ClientAddress clients;
  @Inject transient Me me;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    String path = request.getServletPath() + Optional.ofNullable(request.getPathInfo()).orElse("");
    response.setHeader("X-Frame-Options", "DENY");
    response.setHeader("Referrer-Policy", "same-origin");
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    if (path.startsWith(Addresses.ASSETS) && Bodies.reads(request)) {
      chain.doFilter(request, response);
      return;
    }
    response.setHeader("Cache-Control", "no-store");
    if (path.endsWith(".xhtml") || path.startsWith(Addresses.ROOT + "/assets")) {
      response.sendError(HttpServletResponse.SC_NOT_FOUND);
    } else if (!sameOrigin.holds(request)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
    } else if (Postbacks.isMisplaced(request, path)) {
      response.sendError(HttpServletResponse.SC_BAD_REQUEST);
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
    RateLimits.Verdict verdict =
        session.map(limits::count).orElseGet(() -> limits.countVisitor(clients.of(request)));
    if (!verdict.allowed()) {
      response.setHeader("Retry-After", Long.toString(verdict.resetSeconds()));
      response.sendError(RateLimitedException.STATUS);
      return;
    }
    session.ifPresent(me::establish);
    if (session.isEmpty() && !path.equals(Addresses.LOG_IN)) {
      BrowserSession.end(request);
      sendToLogIn(request, response);
      return;
    }
    OptionalInt refusal = Bodies.refusal(request, path, me.isAdministrator());
    if (refusal.isPresent()) {
      response.sendError(refusal.getAsInt());
    } else {
      chain.doFilter(request, response);
    }
  }

  private static void sendToLogIn(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (Addresses.isBackground(request)) {
      response.setContentType("text/xml");
      response.setCharacterEncoding("UTF-8");
      response
          .getWriter()
          .write(
              "<?xml version=\"1.0\" encoding=\"UTF-8\"?><partial-response id=\"j_id1\"><redirect"
                  + " url=\""
                  + Addresses.logIn(request).replace("&", "&amp;")
                  + "\"></redirect></partial-response>");
    } else {
      response.sendRedirect(Addresses.logIn(request));
    }
  }
}
