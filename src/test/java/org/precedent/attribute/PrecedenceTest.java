package org.precedent.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.precedent.identity.GroupId;

class PrecedenceTest {

  private static final Content OWN = new Content.Text("own");
  private static final Content PAIRED = new Content.Text("paired");
  private static final Definition WITH_DEFAULT = Samples.definition(new Content.Text("default"));
  private static final Definition WITHOUT_DEFAULT = Samples.definition(Content.NONE);

  private static Precedence.GroupLevel group(int rank) {
    return new Precedence.GroupLevel(
        new Source.Group(new GroupId(rank + 100L), "group " + rank, rank),
        new Content.Text("of group " + rank));
  }

  @Test
  void the_own_value_wins_over_groups_and_default() {
    SearchPath path =
        Precedence.resolve(WITH_DEFAULT, Optional.of(OWN), Optional.empty(), List.of(group(1)));

    assertThat(path.effective()).isEqualTo(new Level(new Source.User(), OWN));
  }

  @Test
  void what_the_directory_says_is_directly_below_the_own_value() {
    SearchPath path =
        Precedence.resolve(WITH_DEFAULT, Optional.of(OWN), Optional.of(PAIRED), List.of(group(1)));

    assertThat(path.levels().stream().map(level -> level.source().label()))
        .containsExactly("User Setting", "Directory", "Group: group 1", "Default");
    assertThat(path.levels().stream().map(level -> level.source().rank()))
        .containsExactly(-1, 0, 1, 1);
  }

  @Test
  void the_lowest_ranked_group_wins_over_other_groups_and_default() {
    SearchPath path =
        Precedence.resolve(
            WITH_DEFAULT, Optional.empty(), Optional.empty(), List.of(group(7), group(3)));

    assertThat(path.effective().source().label()).isEqualTo("Group: group 3");
  }

  @Test
  void the_default_wins_if_nothing_else_has_a_value() {
    SearchPath path =
        Precedence.resolve(WITH_DEFAULT, Optional.empty(), Optional.empty(), List.of());

    assertThat(path.effective().source()).isEqualTo(new Source.Default());
  }

  @Test
  void an_attribute_without_any_value_is_unset() {
    SearchPath path =
        Precedence.resolve(WITHOUT_DEFAULT, Optional.empty(), Optional.empty(), List.of());

    assertThat(path.isUnset()).isTrue();
    assertThat(path.effective()).isEqualTo(Level.UNSET);
  }

  @Test
  void an_empty_own_value_is_a_value_like_any_other() {
    SearchPath path =
        Precedence.resolve(
            WITH_DEFAULT, Optional.of(new Content.Text("")), Optional.empty(), List.of(group(1)));

    assertThat(path.effective().content().text()).contains("");
  }

  @Test
  void the_search_path_names_every_level_best_first() {
    SearchPath path =
        Precedence.resolve(
            WITH_DEFAULT, Optional.of(OWN), Optional.empty(), List.of(group(2), group(1)));

    assertThat(path.levels().stream().map(level -> level.source().label()))
        .containsExactly("User Setting", "Group: group 1", "Group: group 2", "Default");
  }

  @Property
  void the_effective_value_is_what_a_naive_reading_of_the_rule_finds(
      @ForAll boolean own,
      @ForAll boolean paired,
      @ForAll boolean hasDefault,
      @ForAll("ranks") List<Integer> ranks) {
    Definition definition = hasDefault ? WITH_DEFAULT : WITHOUT_DEFAULT;
    List<Precedence.GroupLevel> groups = ranks.stream().map(PrecedenceTest::group).toList();

    SearchPath path =
        Precedence.resolve(
            definition,
            own ? Optional.of(OWN) : Optional.empty(),
            paired ? Optional.of(PAIRED) : Optional.empty(),
            groups);

    assertThat(path.effective()).isEqualTo(naive(own, paired, hasDefault, groups));
  }

  @Property
  void the_order_in_which_groups_are_read_does_not_matter(
      @ForAll("ranks") List<Integer> ranks, @ForAll long seed) {
    List<Precedence.GroupLevel> groups = ranks.stream().map(PrecedenceTest::group).toList();
    List<Precedence.GroupLevel> shuffled = new ArrayList<>(groups);
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(Precedence.resolve(WITH_DEFAULT, Optional.empty(), Optional.empty(), shuffled))
        .isEqualTo(Precedence.resolve(WITH_DEFAULT, Optional.empty(), Optional.empty(), groups));
  }

  @Provide
  Arbitrary<List<Integer>> ranks() {
    return Arbitraries.integers().between(1, 50).list().uniqueElements().ofMaxSize(12);
  }

  private static Level naive(
      boolean own, boolean paired, boolean hasDefault, List<Precedence.GroupLevel> groups) {
    if (own) {
      return new Level(new Source.User(), OWN);
    }
    if (paired) {
      return new Level(new Source.Directory(), PAIRED);
    }
    if (!groups.isEmpty()) {
      Precedence.GroupLevel best =
          Collections.min(groups, Comparator.comparingInt(level -> level.source().rank()));
      return new Level(best.source(), best.content());
    }
    return hasDefault ? new Level(new Source.Default(), new Content.Text("default")) : Level.UNSET;
  }
}
