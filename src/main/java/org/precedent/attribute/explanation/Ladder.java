package org.precedent.attribute.explanation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.precedent.attribute.Content;
import org.precedent.attribute.Definition;
import org.precedent.attribute.Level;
import org.precedent.attribute.Precedence;
import org.precedent.attribute.Source;

/**
 * The same rule as {@link Precedence}, told level by level, the losing ones with the reason. For
 * one thread.
 */
final class Ladder {

  private static final Verdict NOT_SET = new Verdict.NotSet();

  private final Definition definition;
  private final Instant now;
  private final List<Rung> rungs = new ArrayList<>();
  private Optional<Source> winner = Optional.empty();

  private Ladder(Definition definition, Instant now) {
    this.definition = definition;
    this.now = now;
  }

  /**
   * The levels of a stored attribute, best first.
   *
   * @param groups the values of groups, in any order, whether or not the user is in them
   * @param fallback who set the default, if that is known
   */
  static List<Rung> of(
      Definition definition,
      Optional<HeldValue> own,
      Optional<HeldValue> paired,
      List<GroupStanding> groups,
      Optional<SetBy> fallback,
      Instant now) {
    Ladder ladder = new Ladder(definition, now);
    ladder.level(new Source.User(), own);
    ladder.level(new Source.Directory(), paired);
    groups.stream()
        .sorted(Comparator.comparingInt(group -> group.source().rank()))
        .forEach(ladder::group);
    boolean hasDefault = !(definition.defaultContent() instanceof Content.None);
    HeldValue last = new HeldValue(definition.defaultContent(), Optional.empty(), fallback);
    ladder.level(new Source.Default(), Optional.of(last).filter(unused -> hasDefault));
    return ladder.rungs;
  }

  /** The one level of an attribute that is computed from the user. */
  static List<Rung> computed(Definition definition, String text) {
    Level level = Precedence.computed(definition, text).effective();
    return List.of(
        new Rung(
            level.source(),
            level.content(),
            new Verdict.Won(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty()));
  }

  private void level(Source source, Optional<HeldValue> value) {
    if (value.isEmpty()) {
      rungs.add(
          new Rung(
              source, Content.NONE, NOT_SET, Optional.empty(), Optional.empty(), Optional.empty()));
    } else {
      add(source, value.get(), verdict(source, value.get()), Optional.empty());
    }
  }

  private void group(GroupStanding group) {
    Verdict verdict;
    if (group.membership() instanceof Membership.Vanished vanished) {
      verdict = new Verdict.GroupVanished(vanished.at());
    } else if (group.membership() instanceof Membership.None none) {
      verdict = new Verdict.NotMember(none.until());
    } else {
      verdict = verdict(group.source(), group.value());
    }
    add(group.source(), group.value(), verdict, Optional.of(group.membership()));
  }

  private Verdict verdict(Source source, HeldValue value) {
    Optional<Instant> expired = value.expiredBy(now);
    if (expired.isPresent()) {
      return new Verdict.Expired(expired.get());
    }
    if (winner.isPresent()) {
      return new Verdict.Outranked(winner.get());
    }
    winner = Optional.of(source);
    return new Verdict.Won();
  }

  private void add(
      Source source, HeldValue value, Verdict verdict, Optional<Membership> membership) {
    HeldValue shown = value.of(definition);
    rungs.add(
        new Rung(source, shown.content(), verdict, value.setBy(), value.expiresAt(), membership));
  }
}
