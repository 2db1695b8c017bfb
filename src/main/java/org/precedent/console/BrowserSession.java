package org.precedent.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.precedent.session.LogIn;

/**
 * The container's session of one browser. It holds the token of a session of ours and the pages
 * that are open, and is worth nothing once that session has ended.
 */
final class BrowserSession {

  private static final String TOKEN = "org.precedent.console.token";

  private BrowserSession() {}

  /** The token, if the browser has logged in. */
  static Optional<String> token(HttpServletRequest request) {
    return Optional.ofNullable(request.getSession(false))
        .map(session -> (String) session.getAttribute(TOKEN));
  }

  /** A new one for a log-in. What the browser brought along before is worth nothing any more. */
  static void begin(HttpServletRequest request, LogIn logIn) {
    end(request);
    request.getSession(true).setAttribute(TOKEN, logIn.token().reveal());
  }

  /** Forgets the token and the open pages. */
  static void end(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }
}
