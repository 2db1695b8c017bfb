package org.precedent.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.precedent.directory.GroupName;
import org.precedent.identity.GroupId;

class GroupChoiceTest {

  private static final List<GroupName> OFFERED =
      List.of(
          new GroupName(new GroupId(12), "5"),
          new GroupName(new GroupId(5), "Sales"),
          new GroupName(new GroupId(6), "Office"),
          new GroupName(new GroupId(7), "office"),
          new GroupName(new GroupId(8), "Berlin · 5"),
          new GroupName(new GroupId(9), "7"),
          new GroupName(new GroupId(10), "7"));

  private static void assertChosen(String typed, long group) {
    assertThat(GroupChoice.parse(typed, OFFERED)).as(typed).contains(new GroupId(group));
  }

  @Test
  void what_is_offered_is_the_group_that_it_names() {
    for (GroupName group : OFFERED) {
      assertChosen(GroupChoice.text(group), group.id().value());
    }
  }

  @Test
  void a_name_comes_before_an_id() {
    assertChosen("5", 12);
    assertChosen(" Sales ", 5);
    assertChosen("sales", 5);
    assertChosen("Berlin · 5", 8);
  }

  @Test
  void an_id_that_is_no_name_is_an_id_of_whatever_group() {
    assertChosen("8", 8);
    assertChosen("4711", 4711);
  }

  @Test
  void what_several_groups_are_called_is_none_of_them() {
    assertThat(GroupChoice.parse("Office", OFFERED)).isEmpty();
    assertThat(GroupChoice.parse("7", OFFERED)).isEmpty();
  }

  @Test
  void what_names_nothing_is_no_group_even_if_it_ends_with_an_id() {
    assertThat(GroupChoice.parse("Support · 5", OFFERED)).isEmpty();
    assertThat(GroupChoice.parse("", OFFERED)).isEmpty();
  }
}
