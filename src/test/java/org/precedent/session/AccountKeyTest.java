package org.precedent.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountKeyTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AGREEN",
        " agreen ",
        "ag reen",
        "a\u00adgreen",
        "\uff41green",
        "agree\u200bn",
        "agree\u0000n",
        "agree\ufe0fn"
      })
  void spellings_that_a_directory_may_take_for_one_name_count_together(String spelling) {
    assertThat(AccountKey.of(spelling)).isEqualTo(AccountKey.of("agreen"));
  }

  @Test
  void sharp_s_counts_as_two() {
    assertThat(AccountKey.of("stra\u00dfe")).isEqualTo(AccountKey.of("STRASSE"));
  }

  @Test
  void different_names_count_apart() {
    assertThat(AccountKey.of("anna")).isNotEqualTo(AccountKey.of("hanna"));
  }
}
