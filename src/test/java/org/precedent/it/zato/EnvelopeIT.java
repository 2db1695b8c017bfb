package org.precedent.it.zato;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.precedent.it.support.Answer;
import org.precedent.it.support.OnOneDatabase;
import org.precedent.it.support.RawHttp;

/** Whatever is sent, the answer is the door's envelope, and never the fault of the server. */
@OnOneDatabase
class EnvelopeIT extends AttributeTest {

  private Answer raw(String body) {
    return new AttributeClient(server.address(), "").send("GET", ATTR, Optional.empty(), body);
  }

  @Test
  void what_is_no_json_object_is_a_bad_request() {
    for (String body :
        List.of(
            "{",
            "[]",
            "1",
            "{\"a\":1,\"a\":2}",
            "{} {}",
            " ",
            "name=a",
            "{\"a\":NaN}",
            "[".repeat(100),
            "{\"a\":" + "[".repeat(70) + "]".repeat(70) + "}",
            "\u0000")) {
      assertThat(raw(body).status()).as(body).isEqualTo(400);
    }
  }

  @Test
  void odd_numbers_are_refused_or_taken_but_break_nothing() {
    AttributeClient client = person().client();
    String start =
        "{\"current_app\":\"CRM\",\"ust\":\""
            + client.ust()
            + "\",\"name\":\"a\",\"value\":1,\"expiration\":";

    for (String number :
        List.of(
            "1e999999",
            "1e-999999",
            "-1",
            "1e9",
            "123456789012345678901234567890",
            "0.0000000001",
            "1E400")) {
      Answer answer = client.send("PUT", ATTR, Optional.empty(), start + number + "}");
      assertThat(answer.status()).as(number).isIn(200, 400, 403);
    }
  }

  @Test
  void a_body_that_is_too_large_is_refused() {
    assertThat(raw("{\"a\":\"" + "x".repeat(9_000_000) + "\"}").status()).isEqualTo(413);
  }

  @Test
  void unknown_addresses_and_methods_have_the_envelope_too() {
    AttributeClient client = new AttributeClient(server.address(), "");

    assertThat(client.get("/nothing/here").status()).isEqualTo(404);
    assertThat(client.call("PUT", ATTR + "/names").status()).isEqualTo(405);
    for (String target :
        List.of(
            "/zato/sso",
            "/zato/sso/",
            "/zato/sso/user/attr?%zz",
            "/zato/sso/user/attr;x=1?name=a")) {
      Answer answer = RawHttp.send(server.address(), "GET", target);
      assertThat(answer.status()).as(target).isBetween(400, 499);
      assertThat(answer.text()).as(target).startsWith("{").doesNotContain("<");
    }
  }
}
