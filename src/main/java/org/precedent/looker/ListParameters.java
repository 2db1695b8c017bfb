package org.precedent.looker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The parameters that lists have in common. Blank ones count as absent. */
final class ListParameters {

  private ListParameters() {}

  /**
   * A list of texts: comma separated, each or all in double quotes or not; empty elements are left
   * out.
   */
  static List<String> texts(@Nullable String parameter) {
    if (parameter == null) {
      return List.of();
    }
    return Arrays.stream(Quotes.strip(parameter).split(",", -1))
        .map(Quotes::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /** The same of a parameter that may be repeated. */
  static List<String> texts(List<String> parameters) {
    List<String> texts = new ArrayList<>();
    parameters.forEach(parameter -> texts.addAll(texts(parameter)));
    return texts;
  }

  /**
   * True or false.
   *
   * @throws MalformedRequestException if it is neither
   */
  static Optional<Boolean> flag(String name, @Nullable String parameter) {
    if (parameter == null || parameter.isBlank()) {
      return Optional.empty();
    }
    return switch (Quotes.strip(parameter)) {
      case "true", "1" -> Optional.of(true);
      case "false", "0" -> Optional.of(false);
      default ->
          throw new MalformedRequestException("The parameter " + name + " must be true or false.");
    };
  }

  /**
   * A number from 0 on.
   *
   * @throws MalformedRequestException if it is none
   */
  static Optional<Integer> number(String name, @Nullable String parameter) {
    if (parameter == null || parameter.isBlank()) {
      return Optional.empty();
    }
    String digits = Quotes.strip(parameter);
    if (!digits.matches("[0-9]{1,9}")) {
      throw new MalformedRequestException(
          "The parameter " + name + " must be a whole number from 0 to 999999999.");
    }
    return Optional.of(Integer.valueOf(digits));
  }
}
