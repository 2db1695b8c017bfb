package org.precedent.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import org.precedent.session.LogIn;

/**
 * The container's session of one browser. It holds the token of a session of ours and the pages
 * that are open, and is worth nothing once that session has ended.
 */
final class BrowserSession {

  private static final String TOKEN = "org.precedent.console.token";
  private static final String EXPIRED = "org.precedent.console.expired";
  private static final String COOKIE = "Set-Cookie";

  private BrowserSession() {}

  /** The token, if the browser has logged in. */
  static Optional<String> token(HttpServletRequest request) {
    return Optional.ofNullable(request.getSession(false))
        .map(session -> (String) session.getAttribute(TOKEN));
  }

  /**
   * A new one for a log-in, which rests as long as that lives. What the browser brought along
   * before is worth nothing any more.
   */
  static void begin(HttpServletRequest request, HttpServletResponse response, LogIn logIn) {
    end(request);
    HttpSession session = request.getSession(true);
    session.setAttribute(TOKEN, logIn.token().reveal());
    session.setMaxInactiveInterval(Math.toIntExact(logIn.expiresInSeconds()));
    forThisSiteOnly(response);
  }

  // The container sets its cookie without this attribute, whatever it is told.
  private static void forThisSiteOnly(HttpServletResponse response) {
    List<String> cookies = List.copyOf(response.getHeaders(COOKIE));
    for (int i = 0; i < cookies.size(); i++) {
      String cookie = cookies.get(i) + "; SameSite=Lax";
      if (i == 0) {
        response.setHeader(COOKIE, cookie);
      } else {
        response.addHeader(COOKIE, cookie);
      }
    }
  }

  /** Has the next page tell that nothing was saved, because the page was too old. */
  static void noteExpired(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.setAttribute(EXPIRED, true);
    }
  }

  /** Whether that is to be told; once. */
  static boolean takeExpired(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session == null || session.getAttribute(EXPIRED) == null) {
      return false;
    }
    session.removeAttribute(EXPIRED);
    return true;
  }

  /** Forgets the token and the open pages. */
  static void end(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.invalidate();
    }
  }
}
