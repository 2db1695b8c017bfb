package org.precedent.zato;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.ws.rs.core.MultivaluedHashMap;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precedent.attribute.FreeName;
import org.precedent.identity.UserId;
import org.precedent.session.Origin;

class AttributeInputTest {

  private static final String USER = UserIds.text(new UserId(7));

  /**
   * @param query of name and value in turns
   */
  private static Input input(String body, String... query) {
    MultivaluedHashMap<String, String> parameters = new MultivaluedHashMap<>();
    for (int i = 0; i < query.length; i += 2) {
      parameters.add(query[i], query[i + 1]);
    }
    return Input.of(body.getBytes(StandardCharsets.UTF_8), parameters);
  }

  private static AttributeInput attributes(Input input) {
    return new AttributeInput(input, new UserId(7), Instant.EPOCH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "{\"data\":null}"})
  void what_is_to_be_written_stands_in_the_body(String body) {
    AttributeInput attributes = attributes(input(body, "data", "x"));

    assertThatThrownBy(attributes::writes)
        .isInstanceOf(MalformedInputException.class)
        .hasMessage("data must be an array of objects in the body.");
    assertThatThrownBy(attributes::movesExpiry).isInstanceOf(MalformedInputException.class);
    assertThatThrownBy(attributes::expiries).isInstanceOf(MalformedInputException.class);
    assertThat(attributes.names()).containsExactly(new FreeName("x"));
  }

  @Test
  void items_that_nobody_gives_are_missing() {
    assertThatThrownBy(() -> input("{}").items("data"))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> assertThat(refused.code()).isEqualTo(RefusedException.missing("x").code()));
  }

  @Test
  void who_calls_is_asked_before_what_for() {
    for (String user : new String[] {USER, "nobody"}) {
      Call call = new Call(input("", "user_id", user), Optional.empty(), Origin.of("CRM"));

      assertThatThrownBy(() -> AttributeInput.user(call)).hasMessageContaining("ust");
    }
  }
}
