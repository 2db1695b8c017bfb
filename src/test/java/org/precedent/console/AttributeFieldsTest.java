package org.precedent.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttributeFieldsTest {

  private final AttributeFields fields = new AttributeFields();

  private void hide(boolean hidden, String before) {
    fields.setHidden(hidden);
    fields.moveDefault(before);
  }

  @Test
  void a_default_that_was_typed_before_the_attribute_was_hidden_is_kept_out_of_the_page() {
    fields.setDefaultValue("typed");

    hide(true, "");

    assertThat(fields.getDefaultValue()).isEmpty();
    assertThat(fields.isWithheld()).isTrue();
    fields.restoreSecret();
    assertThat(fields.draft().defaultValue()).contains("typed");
  }

  @Test
  void a_default_that_was_emptied_before_the_attribute_was_hidden_goes() {
    hide(true, "before");

    assertThat(fields.isRemoveDefault()).isTrue();
    assertThat(fields.isWithheld()).isFalse();
  }

  @Test
  void a_default_that_is_readable_after_all_comes_back() {
    fields.setDefaultValue("typed");
    hide(true, "before");
    hide(false, "before");

    assertThat(fields.getDefaultValue()).isEqualTo("typed");
    assertThat(fields.isWithheld()).isFalse();
  }

  @Test
  void a_default_that_nobody_touched_is_not_taken_for_a_typed_one() {
    fields.setDefaultValue("be\r\nfore");
    hide(true, "be\nfore");

    assertThat(fields.getDefaultValue()).isEmpty();
    assertThat(fields.isWithheld()).isFalse();
    hide(false, "be\nfore");
    assertThat(fields.getDefaultValue()).isEqualTo("be\nfore");
  }
}
