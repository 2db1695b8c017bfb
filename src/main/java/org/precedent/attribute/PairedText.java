package org.precedent.attribute;

import java.util.List;
import java.util.stream.Collectors;

/** How the values of a directory attribute become the one text of a user attribute. Pure. */
final class PairedText {

  private PairedText() {}

  /**
   * A single value stands as it is. Several become a line of comma-separated values (RFC 4180), in
   * the directory's order: those with a comma, a quotation mark or a line break stand in quotation
   * marks.
   *
   * @param values at least one
   */
  static String of(List<String> values) {
    return values.size() == 1
        ? values.get(0)
        : values.stream().map(PairedText::quoted).collect(Collectors.joining(","));
  }

  private static String quoted(String value) {
    boolean needed = value.chars().anyMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return needed ? '"' + value.replace("\"", "\"\"") + '"' : value;
  }
}
