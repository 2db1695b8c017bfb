package org.precedent.looker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GroupShapesTest {

  private static boolean counted(String fields) {
    return GroupShapes.counted(FieldSelection.parse(fields));
  }

  @Test
  void users_are_counted_for_answers_that_show_their_number_only() {
    assertThat(counted("id,name")).isFalse();
    assertThat(counted("id, user_count")).isTrue();
    assertThat(counted("")).isTrue();
  }
}
