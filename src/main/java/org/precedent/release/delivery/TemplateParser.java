package org.precedent.release.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.precedent.attribute.AttributeName;
import org.precedent.identity.InvalidException;
import org.precedent.identity.Problem;

/**
 * Reads texts with placeholders: {@code {{ user_attributes.NAME }}}, and {@code {{ '{{' }}} for two
 * braces. Two opening braces always begin one of them, so that no typing error is sent as it
 * stands. For one text.
 */
final class TemplateParser {

  private static final String OPEN = "{{";
  private static final String CLOSE = "}}";
  private static final String PREFIX = "user_attributes.";

  private final String field;
  private final String text;
  private final List<Template.Part> parts = new ArrayList<>();
  private final StringBuilder literal = new StringBuilder();

  private TemplateParser(String field, String text) {
    this.field = field;
    this.text = text;
  }

  /**
   * The template that the text spells.
   *
   * @param field the text's name on the wire
   * @throws InvalidException if a placeholder is malformed
   */
  static Template parse(String field, String text) {
    return new TemplateParser(field, text).parse();
  }

  private Template parse() {
    int at = 0;
    int open = text.indexOf(OPEN);
    while (open >= 0) {
      literal.append(text, at, open);
      at = placeholder(open);
      open = text.indexOf(OPEN, at);
    }
    literal.append(text, at, text.length());
    endLiteral();
    return new Template(parts);
  }

  // The content of a quoted {{ must not be searched for closing braces before its quote ends.
  private int placeholder(int open) {
    int start = open + OPEN.length();
    while (start < text.length() && text.charAt(start) == ' ') {
      start++;
    }
    int close = text.indexOf(CLOSE, start);
    if (close < 0) {
      throw malformed(open);
    }
    String content = text.substring(start, close).stripTrailing();
    if (content.equals("'{{'") || content.equals("\"{{\"")) {
      literal.append(OPEN);
    } else {
      endLiteral();
      parts.add(new Template.Part.Value(name(content).orElseThrow(() -> malformed(open))));
    }
    return close + CLOSE.length();
  }

  private static Optional<AttributeName> name(String content) {
    return content.startsWith(PREFIX)
        ? AttributeName.of(content.substring(PREFIX.length()))
        : Optional.empty();
  }

  private void endLiteral() {
    if (!literal.isEmpty()) {
      parts.add(new Template.Part.Literal(literal.toString()));
      literal.setLength(0);
    }
  }

  private InvalidException malformed(int open) {
    return new InvalidException(
        Problem.invalid(
            field,
            field
                + " has, at character "
                + (open + 1)
                + ", {{ without a placeholder such as {{ user_attributes.name }}; for two braces"
                + " write {{ '{{' }}."));
  }
}
