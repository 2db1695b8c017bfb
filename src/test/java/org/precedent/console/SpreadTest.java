package org.precedent.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.precedent.attribute.AttributeName;
import org.precedent.attribute.AttributeType;
import org.precedent.attribute.Content;
import org.precedent.attribute.Definition;
import org.precedent.attribute.DefinitionId;
import org.precedent.attribute.GroupValue;
import org.precedent.attribute.Source;
import org.precedent.attribute.reach.Reach;
import org.precedent.attribute.reach.SourceCount;
import org.precedent.attribute.reach.ValueCount;
import org.precedent.identity.GroupId;

/** The numbers and the words of an attribute's page. */
class SpreadTest {

  private static Definition definition(boolean hidden, Content content) {
    return new Definition(
        new DefinitionId(42),
        new AttributeName("region"),
        "Region",
        AttributeType.STRING,
        content,
        hidden,
        true,
        true,
        Optional.empty(),
        false,
        false,
        Optional.empty(),
        1);
  }

  private static SourceCount of(Source source, long users) {
    return new SourceCount(source, Content.NONE, users);
  }

  private static SourceCount group(int id, long users) {
    return of(new Source.Group(new GroupId(id), "g" + id, id), users);
  }

  private static Reach reach(boolean hidden, long users, List<SourceCount> sources) {
    List<ValueCount> values = hidden ? List.of() : List.of(new ValueCount("a", 600));
    return new Reach(definition(hidden, Content.NONE), users, sources, values);
  }

  private static final Reach SAMPLE =
      reach(
          false,
          1_000,
          List.of(
              of(new Source.User(), 500),
              of(new Source.Directory(), 0),
              group(7, 249),
              group(8, 1),
              of(new Source.None(), 250)));

  @Test
  void the_parts_of_a_bar_follow_each_other_and_fill_it() {
    List<Spread.Part> parts = Spread.of(SAMPLE, Locale.ENGLISH).sources();

    assertThat(parts)
        .extracting(Spread.Part::label, Spread.Part::x, Spread.Part::width, Spread.Part::share)
        .containsExactly(
            tuple("Own value", "0.000%", "50.000%", "50%"),
            tuple("Group g7", "50.000%", "24.900%", "25%"),
            tuple("Group g8", "74.900%", "0.100%", "0.1%"),
            tuple("No value", "75.000%", "25.000%", "25%"));
  }

  @Test
  void what_is_not_among_the_most_frequent_values_is_told_together() {
    assertThat(Spread.of(SAMPLE, Locale.GERMAN).values())
        .extracting(Spread.Part::label, Spread.Part::users)
        .containsExactly(tuple("a", 600L), tuple("Andere Werte", 150L), tuple("Kein Wert", 250L));
  }

  @Test
  void of_a_hidden_attribute_no_value_is_told() {
    Reach hidden = reach(true, 10, List.of(of(new Source.User(), 10)));

    assertThat(Spread.of(hidden, Locale.ENGLISH).values()).isEmpty();
  }

  @Test
  void of_many_groups_those_that_reach_most_are_told_and_the_others_together() {
    List<SourceCount> sources = new ArrayList<>();
    for (int i = 1; i <= 50; i++) {
      sources.add(group(i, i));
    }
    sources.add(of(new Source.Default(), 25));
    Spread spread = Spread.of(reach(false, 1_300, sources), Locale.ENGLISH);

    assertThat(spread.sources()).hasSize(14);
    assertThat(spread.sources()).extracting(Spread.Part::label).contains("Group g39", "Group g50");
    assertThat(spread.sources().get(12))
        .extracting(Spread.Part::label, Spread.Part::users)
        .containsExactly("Other groups", 741L);
    assertThat(spread.sources().stream().mapToLong(Spread.Part::users).sum()).isEqualTo(1_300);
    assertThat(spread.reached()).hasSize(50);
  }

  @Test
  void each_group_has_the_users_that_its_value_reaches() {
    assertThat(Spread.reachedBy(SAMPLE, new GroupId(7))).isEqualTo(249);
    assertThat(Spread.reachedBy(SAMPLE, new GroupId(9))).isZero();
  }

  @Test
  void a_share_is_never_rounded_to_nothing() {
    assertThat(Shares.of(1, 1_000_000, Locale.ENGLISH)).isEqualTo("< 0.1%");
    assertThat(Shares.of(1, 1_000_000, Locale.GERMAN)).startsWith("< 0,1");
    assertThat(Shares.of(33, 1_000, Locale.ENGLISH)).isEqualTo("3.3%");
    assertThat(Shares.of(1, 3, Locale.ENGLISH)).isEqualTo("33%");
  }

  @Test
  void rows_know_their_neighbours_and_a_group_that_is_gone_has_its_id() {
    List<GroupValue> values = values(1, 5, 9);

    assertThat(List.of(0, 1, 2))
        .extracting(
            i -> RankedRow.of(values, i, Optional.empty()).rank(),
            i -> RankedRow.of(values, i, Optional.empty()).first(),
            i -> RankedRow.of(values, i, Optional.empty()).last())
        .containsExactly(tuple(1, true, false), tuple(5, false, false), tuple(9, false, true));
    assertThat(RankedRow.of(values, 1, Optional.empty()).name()).isEqualTo("#2");
  }

  @Test
  void a_typed_rank_is_a_place_whatever_gaps_there_are() {
    assertThat(Ranks.placeOf(values(1, 2, 3), 0, 3)).isEqualTo(2);
    assertThat(Ranks.placeOf(values(1, 2, 3), 2, 1)).isZero();
    assertThat(Ranks.placeOf(values(1, 2, 3), 0, 2)).isEqualTo(1);
    assertThat(Ranks.placeOf(values(1, 2, 3), 0, 99)).isEqualTo(2);
    assertThat(Ranks.placeOf(values(1, 5, 9), 0, 6)).isEqualTo(1);
    assertThat(Ranks.placeOf(values(1, 5, 9), 2, 3)).isEqualTo(1);
  }

  private static List<GroupValue> values(int... ranks) {
    List<GroupValue> values = new ArrayList<>();
    for (int rank : ranks) {
      GroupId group = new GroupId(values.size() + 1L);
      Definition definition = definition(false, Content.NONE);
      values.add(new GroupValue(rank, group, definition, rank, new Content.Text("v" + rank)));
    }
    return values;
  }

  private static Intent intent(String type, boolean hidden, String text, boolean removes) {
    return new Intent("region", type, hidden, text, removes);
  }

  @Test
  void effects_are_told_with_their_numbers() {
    Definition before = definition(false, new Content.Text("a\nb"));

    assertThat(Effects.told(before, intent("number", true, "c", false), SAMPLE, Locale.ENGLISH))
        .hasSize(3)
        .anyMatch(text -> text.startsWith("The values of 500 users and 2 groups will be sealed"))
        .anyMatch(text -> text.contains("500 users and 2 groups were written for another type"))
        .anyMatch(text -> text.startsWith("250 users have nothing better than the default"));
  }

  @Test
  void what_changes_no_value_has_no_effect() {
    Definition before = definition(false, new Content.Text("a\nb"));
    Definition sealed = definition(true, Content.HIDDEN);

    assertThat(intent("string", false, "a\r\nb", false).touchesValues(before)).isFalse();
    assertThat(intent("string", true, "", false).touchesValues(sealed)).isFalse();
    assertThat(intent("string", true, "new", false).touchesValues(sealed)).isTrue();
    assertThat(intent("string", true, "", true).touchesValues(sealed)).isTrue();
    assertThat(intent("string", false, "a", false).toString()).doesNotContain("a,");
  }
}
