package org.precedent.release.delivery;

import java.util.List;
import org.precedent.identity.InvalidException;
import org.precedent.identity.Problem;
import org.precedent.release.Destination;

/**
 * What may stand beside a placeholder in the path of a URL: nothing that makes something of the
 * value's first or last characters for which the path is refused, since that would tell them. What
 * another value is like can't be known before, so that a slash must stand between two of them.
 */
final class PathRules {

  private static final String FIELD = "url";

  private PathRules() {}

  /**
   * Checks a path.
   *
   * @throws InvalidException if a placeholder stands where none may
   */
  static void check(Template path) {
    List<Template.Part> parts = path.parts();
    for (int i = 0; i < parts.size(); i++) {
      boolean behindValue = i > 0 && parts.get(i - 1) instanceof Template.Part.Value;
      if (parts.get(i) instanceof Template.Part.Literal literal) {
        check(literal.text(), behindValue, i + 1 < parts.size());
      } else if (behindValue) {
        throw notApart();
      }
    }
  }

  private static void check(String text, boolean behindValue, boolean beforeValue) {
    if (behindValue && beforeValue && text.indexOf('/') < 0) {
      throw notApart();
    }
    if (beforeValue && !Destination.mayPrecedeValue(text)) {
      throw invalid(
          "In the path of the url, no placeholder may stand right behind a percent sign, or behind"
              + " one and a digit, or behind one or two dots that begin a segment, whether these are"
              + " encoded or not.");
    }
    if (behindValue && !Destination.mayFollowValue(text)) {
      throw invalid(
          "In the path of the url, no placeholder may stand right before a hexadecimal digit, or"
              + " before one or two dots that end a segment, whether these are encoded or not.");
    }
  }

  private static InvalidException notApart() {
    return invalid("In the path of the url, a slash must stand between two placeholders.");
  }

  private static InvalidException invalid(String message) {
    return new InvalidException(Problem.invalid(FIELD, message));
  }
}
