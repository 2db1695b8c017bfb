package org.precedent.truenas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precedent.platform.json.StrictJson;

class SessionQueryTest {

  private static SessionQuery query(String filters, String options) {
    String params = "[" + filters + "," + options + "]";
    Fields arguments = Fields.of(StrictJson.value(params).asJsonArray(), "filters", "options");
    SessionQuery query = SessionQuery.of(arguments);
    arguments.check();
    return query;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"order_by\":[\"-id\"]}",
        "{\"select\":[\"id\"]}",
        "{\"limit\":1,\"extra\":{}}",
        "{\"Get\":true}",
      })
  void an_option_that_is_not_known_is_refused_and_not_ignored(String options) {
    assertThatThrownBy(() -> query("[]", options))
        .isInstanceOfSatisfying(
            RpcException.class,
            refused ->
                assertThat(refused.json())
                    .contains("-32602", "options.", "Extra inputs are not permitted"));
  }

  @Test
  void known_options_are_accepted() {
    assertThatCode(
            () ->
                query(
                    "[[\"current\",\"=\",true]]",
                    "{\"get\":false,\"count\":true,\"offset\":1,\"limit\":null}"))
        .doesNotThrowAnyException();
  }
}
