package org.precedent.console;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.OptionalInt;
import java.util.Set;
import org.precedent.console.imports.ValueImports;

/**
 * Which requests may have a body, and how large a one: only administrators send files, and before a
 * body is read, its length must be known (RFC 9110, sections 8.6 and 15.5).
 */
final class Bodies {

  /** A file as large as may be, with the form around it; web.xml says the same. */
  private static final long MAX_UPLOAD = ValueImports.MAX_BYTES + 48 * 1024L;

  private static final long MAX_FORM = 1024 * 1024L;
  private static final Set<String> WITHOUT = Set.of("GET", "HEAD");

  private Bodies() {}

  /** Whether the method only reads. */
  static boolean reads(HttpServletRequest request) {
    return WITHOUT.contains(request.getMethod());
  }

  /**
   * The status that refuses the request for its body.
   *
   * @param administrator whether one sends it
   * @return empty if the body may be read
   */
  static OptionalInt refusal(HttpServletRequest request, String path, boolean administrator) {
    long length = request.getContentLengthLong();
    if (request.getHeader("Transfer-Encoding") != null || length < 0 && !reads(request)) {
      return OptionalInt.of(HttpServletResponse.SC_LENGTH_REQUIRED);
    }
    if (length > 0 && reads(request)) {
      return OptionalInt.of(HttpServletResponse.SC_BAD_REQUEST);
    }
    if (length <= MAX_FORM) {
      return OptionalInt.empty();
    }
    if (!path.equals(Addresses.WORK) || length > MAX_UPLOAD) {
      return OptionalInt.of(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
    }
    return administrator ? OptionalInt.empty() : OptionalInt.of(HttpServletResponse.SC_FORBIDDEN);
  }
}
