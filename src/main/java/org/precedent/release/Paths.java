package org.precedent.release;

import java.util.ArrayList;
import java.util.List;

/** The one spelling of a path (RFC 3986, section 6.2.2). */
final class Paths {
  private Paths() {}

  /**
   * The path with unreserved characters decoded and dot segments removed, {@code /} if empty.
   * Refuses one in which another reader could find more dot segments than this one did.
   */
  static String normalize(String path) throws Rejection {
    if (path.isEmpty()) {
      return "/";
    }
    String decoded = PercentEncoding.normalize(path, false);
    String result = hasDotSegment(decoded) ? removeDotSegments(decoded) : decoded;
    HiddenSegments.check(result);
    return result;
  }

  static void requireNoDotSegment(String path) throws Rejection {
    if (hasDotSegment(PercentEncoding.normalize(path, false))) {
      throw new Rejection(RefusalReason.DOT_SEGMENT);
    }
  }

  /** Whether a path, its unreserved characters decoded, has a segment {@code .} or {@code ..}. */
  static boolean hasDotSegment(String path) {
    if (!path.contains("/.")) {
      return false;
    }
    for (String segment : path.split("/", -1)) {
      if (isDots(segment)) {
        return true;
      }
    }
    return false;
  }

  static boolean isDots(String segment) {
    return segment.equals(".") || segment.equals("..");
  }

  /** RFC 3986, section 5.2.4; empty segments are segments like any other. */
  private static String removeDotSegments(String path) {
    String[] segments = path.split("/", -1);
    List<String> kept = new ArrayList<>(segments.length);
    for (int i = 1; i < segments.length; i++) {
      if (segments[i].equals("..") && !kept.isEmpty()) {
        kept.remove(kept.size() - 1);
      }
      if (!isDots(segments[i])) {
        kept.add(segments[i]);
      } else if (i == segments.length - 1) {
        kept.add("");
      }
    }
    return "/" + String.join("/", kept);
  }
}
