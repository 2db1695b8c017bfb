package org.precedent.console;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.precedent.attribute.Source;
import org.precedent.attribute.SourceKind;
import org.precedent.attribute.reach.Reach;
import org.precedent.attribute.reach.SourceCount;
import org.precedent.attribute.reach.ValueCount;
import org.precedent.identity.GroupId;

/**
 * How the effective values of an attribute are spread over the users, as two bars.
 *
 * @param users how many there are
 * @param sources the parts of the first bar
 * @param values the parts of the second one; none of a hidden or computed attribute
 * @param reached for how many users the value of each group is the effective one
 */
public record Spread(long users, List<Part> sources, List<Part> values, List<Reached> reached) {

  private static final int COLOURS = 7;

  /** How many groups are parts of their own: those that reach the most. */
  private static final int GROUPS = 12;

  /**
   * A part of a bar.
   *
   * @param style what colours it
   * @param x where it begins, in percent
   * @param width in percent
   */
  public record Part(
      String label, String style, long users, String x, String width, String share) {}

  /** For how many users the value of a group is the effective one. */
  public record Reached(GroupId group, long users) {}

  /** Keeps its own copies. */
  public Spread {
    sources = List.copyOf(sources);
    values = List.copyOf(values);
    reached = List.copyOf(reached);
  }

  static Spread of(Reach reach, Locale locale) {
    return new Spread(
        reach.users(), sources(reach, locale), values(reach, locale), reachedByGroups(reach));
  }

  /** For how many users the value of a group is the effective one. */
  static long reachedBy(Reach reach, GroupId group) {
    return reachedByGroups(reach).stream()
        .filter(each -> each.group().equals(group))
        .mapToLong(Reached::users)
        .sum();
  }

  private static List<Reached> reachedByGroups(Reach reach) {
    List<Reached> reached = new ArrayList<>();
    for (SourceCount count : reach.sources()) {
      if (count.source() instanceof Source.Group group) {
        reached.add(new Reached(group.group(), count.users()));
      }
    }
    return reached;
  }

  private static List<Part> sources(Reach reach, Locale locale) {
    Set<GroupId> told =
        reachedByGroups(reach).stream()
            .sorted(Comparator.comparingLong(Reached::users).reversed())
            .limit(GROUPS)
            .map(Reached::group)
            .collect(Collectors.toSet());
    Bar bar = new Bar(reach.users(), locale);
    long others = 0;
    for (SourceCount count : reach.sources()) {
      if (count.source() instanceof Source.Group group && !told.contains(group.group())) {
        others += count.users();
      } else if (count.source() instanceof Source.Default
          || count.source() instanceof Source.None) {
        bar.add(Texts.in(locale, "spread.others.groups"), "s-group", others);
        others = 0;
        bar.add(count);
      } else {
        bar.add(count);
      }
    }
    return bar.parts;
  }

  // What is hidden or computed is not counted; what nobody has a value of, is.
  private static List<Part> values(Reach reach, Locale locale) {
    if (reach.definition().hidden() || reach.definition().computed().isPresent()) {
      return List.of();
    }
    Bar bar = new Bar(reach.users(), locale);
    long told = 0;
    List<ValueCount> most = reach.values().stream().limit(COLOURS).toList();
    for (ValueCount count : most) {
      bar.add(count.value(), "c" + bar.parts.size(), count.users());
      told += count.users();
    }
    bar.add(Texts.in(locale, "spread.others"), "c7", reach.set() - told);
    bar.add(Texts.in(locale, "source.none"), "s-none", reach.users() - reach.set());
    return bar.parts;
  }

  private static final class Bar {
    private final long users;
    private final Locale locale;
    private final List<Part> parts = new ArrayList<>();
    private double begin;

    Bar(long users, Locale locale) {
      this.users = users;
      this.locale = locale;
    }

    void add(SourceCount count) {
      add(
          ValueRow.sourceName(count.source(), locale),
          "s-" + SourceKind.of(count.source()).code(),
          count.users());
    }

    void add(String label, String style, long count) {
      if (count <= 0) {
        return;
      }
      double width = 100.0 * count / users;
      parts.add(
          new Part(
              label,
              style,
              count,
              percent(begin),
              percent(width),
              Shares.of(count, users, locale)));
      begin += width;
    }

    private static String percent(double value) {
      return String.format(Locale.ROOT, "%.3f%%", value);
    }
  }
}
