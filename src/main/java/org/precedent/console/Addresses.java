package org.precedent.console;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** The addresses of the console's pages. */
final class Addresses {

  static final String ROOT = "/console";
  static final String ASSETS = ROOT + "/assets/jakarta.faces.resource/";
  static final String LOG_IN = ROOT + "/login";
  static final String HOME = ROOT + "/me";

  /** Where files are sent. */
  static final String WORK = ROOT + "/work";

  /** Says to the log-in that what somebody sent was not saved. */
  static final String EXPIRED = "expired";

  private static final String TARGET = "to";
  private static final Pattern PAGE =
      Pattern.compile(ROOT + "/[a-z-]{1,32}(\\?[A-Za-z0-9=&_.~%+-]{0,500})?");

  private Addresses() {}

  /** The log-in, which leads on to what the browser wanted. */
  static String logIn(HttpServletRequest request) {
    String target =
        wanted(request)
            .map(page -> "&" + TARGET + "=" + URLEncoder.encode(page, StandardCharsets.UTF_8))
            .orElse("");
    String query = (Bodies.reads(request) ? "" : "&" + EXPIRED + "=true") + target;
    return LOG_IN + (query.isEmpty() ? "" : "?" + query.substring(1));
  }

  /** The page that the browser shows, loaded anew. */
  static String shown(HttpServletRequest request) {
    return wanted(request).orElse(HOME);
  }

  /** Whether it is the address of a part of a page, which has no form. */
  static boolean isPart(String path) {
    return path.endsWith("-live") || path.endsWith("-branch");
  }

  /** Where to go after the log-in: a page of the console, whatever the address says. */
  static String target(String text) {
    return page(text).filter(page -> !page.startsWith(LOG_IN)).orElse(HOME);
  }

  // A form is sent to the address of its page without the query; where it comes from tells all.
  private static Optional<String> wanted(HttpServletRequest request) {
    if (!Bodies.reads(request)) {
      return Optional.ofNullable(request.getHeader("Referer")).flatMap(Addresses::ofReferer);
    }
    String query = request.getQueryString();
    return page(request.getRequestURI() + (query == null ? "" : "?" + query));
  }

  private static Optional<String> ofReferer(String referer) {
    try {
      URI address = URI.create(referer);
      String query = address.getRawQuery();
      return page(address.getRawPath() + (query == null ? "" : "?" + query));
    } catch (IllegalArgumentException notAnAddress) {
      return Optional.empty();
    }
  }

  private static Optional<String> page(String text) {
    return PAGE.matcher(text).matches() ? Optional.of(text) : Optional.empty();
  }

  /** Whether a script of the page sent it, which wants an answer of its own kind. */
  static boolean isBackground(HttpServletRequest request) {
    return "partial/ajax".equals(request.getHeader("Faces-Request"));
  }
}
