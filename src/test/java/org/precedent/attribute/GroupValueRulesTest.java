package org.precedent.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.precedent.identity.GroupId;
import org.precedent.identity.Problem;

class GroupValueRulesTest {

  private static final Definition NUMBER = Samples.ofType(AttributeType.NUMBER, Content.NONE);

  private static GroupValueDraft item(int place, long group, String text, Integer rank) {
    return new GroupValueDraft(
        "[" + place + "].",
        Optional.of(new GroupId(group)),
        Optional.ofNullable(text),
        Optional.ofNullable(rank));
  }

  private static List<String> wrong(GroupValueDraft... items) {
    return GroupValueRules.problems(NUMBER, List.of(items)).stream().map(Problem::field).toList();
  }

  @Test
  void a_list_without_ranks_is_fine() {
    assertThat(wrong(item(0, 1, "1", null), item(1, 2, "2", null))).isEmpty();
  }

  @Test
  void if_one_item_has_a_rank_every_item_must_have_one() {
    assertThat(wrong(item(0, 1, "1", 1), item(1, 2, "2", null))).containsExactly("[1].rank");
  }

  @Test
  void two_items_can_not_have_the_same_rank() {
    assertThat(wrong(item(0, 1, "1", 1), item(1, 2, "2", 1))).containsExactly("[1].rank");
  }

  @Test
  void a_rank_is_positive() {
    assertThat(wrong(item(0, 1, "1", 0))).containsExactly("[0].rank");
  }

  @Test
  void a_rank_has_a_highest() {
    assertThat(wrong(item(0, 1, "1", 1_000_000_000), item(1, 2, "2", 1_000_000_001)))
        .containsExactly("[1].rank");
  }

  @Test
  void a_group_can_not_stand_twice() {
    assertThat(wrong(item(0, 1, "1", null), item(1, 1, "2", null))).containsExactly("[1].group_id");
  }

  @Test
  void every_value_must_fit_the_type() {
    assertThat(wrong(item(0, 1, "one", null), item(1, 2, null, null)))
        .containsExactly("[0].value", "[1].value");
  }
}
