package org.precedent.looker;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.precedent.directory.TextMatch;
import org.precedent.identity.Ids;

/** The parameters of searches. Blank ones count as absent. */
final class SearchParameters {

  private SearchParameters() {}

  /**
   * What a text is to match.
   *
   * @throws MalformedRequestException if the pattern has too many wildcards
   */
  static Optional<TextMatch> text(@Nullable String parameter) {
    return parameter == null || parameter.isBlank()
        ? Optional.empty()
        : Optional.of(pattern(parameter));
  }

  /** The same of a text that is there. */
  static TextMatch pattern(String parameter) {
    TextMatch match = TextMatch.parse(parameter);
    if (match instanceof TextMatch.Like like && like.wildcards() > TextMatch.MAX_WILDCARDS) {
      throw new MalformedRequestException(
          "A search pattern may have at most " + TextMatch.MAX_WILDCARDS + " wildcards %.");
    }
    return match;
  }

  /**
   * What an id is to be: one of a list, or anything, or nothing, as every thing has one.
   *
   * @param among makes a criterion of ids
   * @param always makes one that all or none meet
   */
  static <C> Optional<C> ids(
      @Nullable String parameter, Function<List<Long>, C> among, Function<Boolean, C> always) {
    if (parameter == null || parameter.isBlank()) {
      return Optional.empty();
    }
    if (TextMatch.parse(parameter) instanceof TextMatch.Absent) {
      return Optional.of(always.apply(false));
    }
    if (TextMatch.parse(parameter) instanceof TextMatch.Present) {
      return Optional.of(always.apply(true));
    }
    return Optional.of(among.apply(numbers(ListParameters.texts(parameter))));
  }

  /** The ids among the texts; what is none, is the id of nothing. */
  static List<Long> numbers(List<String> texts) {
    return texts.stream().map(Ids::parse).flatMap(Optional::stream).distinct().toList();
  }
}
