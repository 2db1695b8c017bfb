package org.precedent.truenas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallSlotsTest {

  private final CallSlots slots = new CallSlots();
  private final List<Integer> begun = new ArrayList<>();

  private void begin(int number) {
    slots.begin(() -> begun.add(number));
  }

  @Test
  void ten_run_ten_wait_and_then_it_is_full_until_one_ends() {
    for (int i = 0; i < 20; i++) {
      assertThat(slots.isFull()).isFalse();
      begin(i);
      assertThat(begun).hasSize(Math.min(i + 1, 10));
    }
    assertThat(slots.isFull()).isTrue();

    slots.ended();

    assertThat(begun).hasSize(11).endsWith(10);
    assertThat(slots.isFull()).isFalse();
    begin(20);
    assertThat(slots.isFull()).isTrue();
    for (int i = 0; i < 20; i++) {
      slots.ended();
    }
    assertThat(begun).hasSize(21).endsWith(20);
  }

  @Test
  void a_call_that_can_not_begin_keeps_no_place() {
    for (int i = 0; i < 30; i++) {
      assertThatThrownBy(
              () ->
                  slots.begin(
                      () -> {
                        throw new OutOfMemoryError();
                      }))
          .isInstanceOf(OutOfMemoryError.class);
    }
    for (int i = 0; i < 10; i++) {
      begin(i);
    }
    assertThat(begun).hasSize(10);
  }
}
