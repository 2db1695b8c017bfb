package org.precedent.attribute.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.precedent.attribute.Content;
import org.precedent.attribute.Definition;
import org.precedent.attribute.Level;
import org.precedent.attribute.Precedence;
import org.precedent.attribute.Samples;
import org.precedent.attribute.SearchPath;
import org.precedent.attribute.Source;
import org.precedent.identity.GroupId;
import org.precedent.identity.UserId;

/** An explanation against the rule that it explains. */
class LadderTest {

  private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
  private static final List<Membership> MEMBERSHIPS =
      List.of(
          new Membership.Everybody(),
          new Membership.Direct(),
          new Membership.Nested(List.of()),
          new Membership.None(Optional.empty()),
          new Membership.Vanished(NOW));

  /** A value of some level; seconds to live may have passed. */
  record Some(boolean there, Optional<Integer> seconds, int membership) {

    Optional<HeldValue> held(String text) {
      return there ? Optional.of(value(text)) : Optional.empty();
    }

    HeldValue value(String text) {
      return new HeldValue(new Content.Text(text), seconds.map(NOW::plusSeconds), Optional.empty());
    }

    boolean alive() {
      return there && seconds.filter(left -> left <= 0).isEmpty();
    }

    boolean counts() {
      return alive() && membership < 3;
    }
  }

  @Provide
  Arbitrary<Some> values() {
    return Combinators.combine(
            Arbitraries.of(true, false),
            Arbitraries.integers().between(-1, 1).optional(),
            Arbitraries.integers().between(0, MEMBERSHIPS.size() - 1))
        .as(Some::new);
  }

  @Provide
  Arbitrary<List<Some>> groups() {
    return values().list().ofMaxSize(6);
  }

  @Property
  void the_winner_of_an_explanation_is_the_effective_value(
      @ForAll("values") Some own,
      @ForAll("values") Some paired,
      @ForAll("groups") List<Some> groups,
      @ForAll boolean hasDefault) {
    Definition definition =
        Samples.definition(hasDefault ? new Content.Text("default") : Content.NONE);
    List<GroupStanding> standings = new ArrayList<>();
    List<Precedence.GroupLevel> counting = new ArrayList<>();
    for (int i = groups.size(); i > 0; i--) {
      Some some = groups.get(i - 1);
      Source.Group source = new Source.Group(new GroupId(i), "group " + i, i);
      if (some.there()) {
        standings.add(
            new GroupStanding(source, some.value("g" + i), MEMBERSHIPS.get(some.membership())));
      }
      if (some.counts()) {
        counting.add(new Precedence.GroupLevel(source, new Content.Text("g" + i)));
      }
    }

    List<Rung> rungs =
        Ladder.of(
            definition, own.held("own"), paired.held("said"), standings, Optional.empty(), NOW);

    SearchPath path =
        Precedence.resolve(
            definition,
            own.alive() ? Optional.of(new Content.Text("own")) : Optional.empty(),
            paired.alive() ? Optional.of(new Content.Text("said")) : Optional.empty(),
            counting);
    assertThat(new Explanation(new UserId(1), definition, rungs, 0))
        .extracting(Explanation::effective)
        .isEqualTo(path.effective());
    assertThat(levels(rungs)).isEqualTo(path.levels());
    assertThat(rungs).filteredOn(Rung::won).hasSize(path.isUnset() ? 0 : 1);
  }

  private static List<Level> levels(List<Rung> rungs) {
    return rungs.stream()
        .filter(rung -> rung.won() || rung.verdict() instanceof Verdict.Outranked)
        .map(rung -> new Level(rung.source(), rung.content()))
        .toList();
  }
}
