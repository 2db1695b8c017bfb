package org.precedent.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.precedent.attribute.Reach;
import org.precedent.attribute.Source;
import org.precedent.attribute.SourceCount;
import org.precedent.attribute.SourceKind;
import org.precedent.attribute.ValueCount;
import org.precedent.identity.GroupId;

/**
 * How the effective values of an attribute are spread over the users, as two bars.
 *
 * @param users how many there are
 * @param sources the parts of the first bar
 * @param values the parts of the second one; none of a hidden or computed attribute
 */
public record Spread(long users, List<Part> sources, List<Part> values, Reach reach) {

  private static final int COLOURS = 7;

  /**
   * A part of a bar.
   *
   * @param style what colours it
   * @param x where it begins, in percent
   * @param width in percent
   */
  public record Part(
      String label, String style, long users, String x, String width, String share) {}

  /** Keeps its own copies. */
  public Spread {
    sources = List.copyOf(sources);
    values = List.copyOf(values);
  }

  static Spread of(Reach reach) {
    return new Spread(reach.users(), sources(reach), values(reach), reach);
  }

  long reachedBy(GroupId group) {
    return reach.sources().stream()
        .filter(
            count -> count.source() instanceof Source.Group known && known.group().equals(group))
        .mapToLong(SourceCount::users)
        .sum();
  }

  private static List<Part> sources(Reach reach) {
    Bar bar = new Bar(reach.users());
    for (SourceCount count : reach.sources()) {
      bar.add(
          ValueRow.sourceName(count.source()),
          "s-" + SourceKind.of(count.source()).code(),
          count.users());
    }
    return bar.parts;
  }

  // What is hidden or computed is not counted; what nobody has a value of, is.
  private static List<Part> values(Reach reach) {
    if (reach.definition().hidden() || reach.definition().computed().isPresent()) {
      return List.of();
    }
    Bar bar = new Bar(reach.users());
    long told = 0;
    List<ValueCount> most = reach.values().stream().limit(COLOURS).toList();
    for (ValueCount count : most) {
      bar.add(count.value(), "c" + bar.parts.size(), count.users());
      told += count.users();
    }
    bar.add(Texts.of("spread.others"), "c7", reach.set() - told);
    bar.add(Texts.of("source.none"), "s-none", reach.users() - reach.set());
    return bar.parts;
  }

  private static final class Bar {
    private final long users;
    private final List<Part> parts = new ArrayList<>();
    private double begin;

    Bar(long users) {
      this.users = users;
    }

    void add(String label, String style, long count) {
      if (count <= 0) {
        return;
      }
      double width = 100.0 * count / users;
      parts.add(
          new Part(label, style, count, percent(begin), percent(width), Shares.of(count, users)));
      begin += width;
    }

    private static String percent(double value) {
      return String.format(Locale.ROOT, "%.3f%%", value);
    }
  }
}
