package org.precedent.looker;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class FieldSelectionTest {

  @Test
  void no_parameter_selects_everything() {
    assertThat(FieldSelection.parse(null).includes("anything")).isTrue();
    assertThat(FieldSelection.parse(" ").includes("anything")).isTrue();
  }

  @Test
  void only_the_named_members_are_selected() {
    FieldSelection fields = FieldSelection.parse("id, first_name");

    assertThat(fields.includes("id")).isTrue();
    assertThat(fields.includes("first_name")).isTrue();
    assertThat(fields.includes("last_name")).isFalse();
  }

  @Test
  void members_of_members_stand_in_parentheses() {
    FieldSelection fields = FieldSelection.parse("id,credentials_email(email, type),name");

    assertThat(fields.includes("name")).isTrue();
    assertThat(fields.inside("credentials_email").includes("email")).isTrue();
    assertThat(fields.inside("credentials_email").includes("type")).isTrue();
    assertThat(fields.inside("credentials_email").includes("url")).isFalse();
  }

  @Test
  void a_member_without_parentheses_is_selected_whole() {
    assertThat(
            FieldSelection.parse("credentials_email").inside("credentials_email").includes("url"))
        .isTrue();
  }

  @Test
  void double_quotes_around_the_list_mean_nothing() {
    assertThat(FieldSelection.parse("\"id\"").includes("id")).isTrue();
  }

  @Property
  void any_text_is_some_selection(@ForAll String text) {
    assertThat(FieldSelection.parse(text)).isNotNull();
  }
}
