package org.precedent.attribute;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The rule that Precedent exists for: the user's own value, else what the directory says, else the
 * value of the lowest-ranked group that the user is in, else the default. Pure functions.
 */
public final class Precedence {

  private static final Source USER = new Source.User();
  private static final Source DIRECTORY = new Source.Directory();
  private static final Source SYSTEM = new Source.System();
  private static final Source DEFAULT = new Source.Default();
  private static final Comparator<GroupLevel> BY_RANK =
      Comparator.comparingInt(level -> level.source.rank());

  private Precedence() {}

  /**
   * The value of one group that the user is in.
   *
   * @param source the group, with its rank
   * @param content its value
   */
  public record GroupLevel(Source.Group source, Content content) {}

  /**
   * The search path of a stored attribute.
   *
   * @param own the user's own value, if there is one
   * @param paired what the directory says, if it is paired and says something
   * @param groups the values of the groups that the user is in, in any order, each group once
   */
  public static SearchPath resolve(
      Definition definition,
      Optional<Content> own,
      Optional<Content> paired,
      List<GroupLevel> groups) {
    List<Level> levels = new ArrayList<>(groups.size() + 3);
    own.ifPresent(content -> levels.add(new Level(USER, content)));
    paired.ifPresent(content -> levels.add(new Level(DIRECTORY, content)));
    for (GroupLevel group : byRank(groups)) {
      levels.add(new Level(group.source, group.content));
    }
    if (!(definition.defaultContent() instanceof Content.None)) {
      levels.add(new Level(DEFAULT, definition.defaultContent()));
    }
    return new SearchPath(definition, levels);
  }

  private static List<GroupLevel> byRank(List<GroupLevel> groups) {
    if (groups.size() < 2) {
      return groups;
    }
    List<GroupLevel> sorted = new ArrayList<>(groups);
    sorted.sort(BY_RANK);
    return sorted;
  }

  /**
   * The search path of an attribute that is computed from the user: one level, which always has a
   * value.
   */
  public static SearchPath computed(Definition definition, String text) {
    return new SearchPath(definition, List.of(new Level(SYSTEM, new Content.Text(text))));
  }
}
