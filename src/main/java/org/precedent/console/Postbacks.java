package org.precedent.console;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Forms that are sent back to their page: where that may happen, and how. */
final class Postbacks {

  /** The parameter by which Faces knows that a form is sent back. */
  private static final String STATE = "jakarta.faces.ViewState";

  private Postbacks() {}

  /**
   * Whether a form is sent where there is none, or in an address, which any site can make a browser
   * open. Faces would take both.
   */
  static boolean isMisplaced(HttpServletRequest request, String path) {
    return Bodies.reads(request) ? isInAddress(request) : Addresses.isPart(path);
  }

  private static boolean isInAddress(HttpServletRequest request) {
    String query = Optional.ofNullable(request.getQueryString()).orElse("");
    return Arrays.stream(query.split("&", -1))
        .map(pair -> pair.substring(0, (pair + "=").indexOf('=')))
        .anyMatch(Postbacks::isState);
  }

  // A name that can't be read is none of ours either.
  private static boolean isState(String name) {
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8).strip().equals(STATE);
    } catch (IllegalArgumentException unreadable) {
      return true;
    }
  }
}
