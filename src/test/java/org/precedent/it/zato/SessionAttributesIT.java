package org.precedent.it.zato;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.OnBothDatabases;

/** {@code /session/attr} over the wire. */
@OnBothDatabases
class SessionAttributesIT extends AttributeTest {

  private static final String ATTR = "/session/attr";

  @Test
  void attributes_of_a_session_are_its_own() {
    Person person = person();
    AttributeClient one = person.client();
    AttributeClient other = session(person.lookerId());

    ok(one.post(ATTR, "name", "cart", "value", List.of(1, 2)));
    refused(one.post(ATTR, "name", "cart", "value", 1), "E009001");
    refused(one.patch(ATTR, "name", "other", "value", 1), "E009002");
    ok(
        one.put(
            ATTR,
            "data",
            List.of(
                item("name", "a", "value", 1, "encrypt", true), item("name", "b", "value", 2))));

    assertThat(ok(one.get(ATTR, "name", "cart", "target_ust", one.ust())).object().get("value"))
        .isEqualTo(Jsons.array(1, 2));
    JsonObject many = ok(one.get(ATTR, "data", List.of("a", "x"))).object().getJsonObject("result");
    assertThat(many.getJsonObject("a").getBoolean("is_encrypted")).isTrue();
    assertThat(ok(one.get(ATTR + "/names")).object().getJsonArray("result")).hasSize(3);
    assertThat(ok(one.get(ATTR + "/exists", "name", "a")).object().getBoolean("result")).isTrue();
    assertThat(ok(other.get(ATTR + "/names")).object().getJsonArray("result")).isEmpty();
    assertThat(ok(one.get("/user/attr/names", "ust", one.ust())).object().getJsonArray("result"))
        .isEmpty();
    ok(one.delete(ATTR, "data", List.of("a", "b", "c")));
    assertThat(ok(one.get(ATTR + "/names")).object().getJsonArray("result")).hasSize(1);
  }

  @Test
  void an_administrator_may_see_those_of_others_and_nobody_else() {
    AttributeClient one = person().client();
    AttributeClient other = person().client();
    ok(one.put(ATTR, "name", "a", "value", 1));

    refused(other.get(ATTR, "name", "a", "target_ust", one.ust()), "E005001");
    refused(other.put(ATTR, "name", "a", "value", 2, "target_ust", one.ust()), "E005001");
    refused(other.patch(ATTR, "name", "a", "expiration", 1, "target_ust", one.ust()), "E005001");
    refused(other.delete(ATTR, "name", "a", "target_ust", one.ust()), "E005001");
    refused(other.get(ATTR, "name", "a", "target_ust", "nobody's"), "E007001");
    assertThat(ok(admin().get(ATTR, "name", "a", "target_ust", one.ust())).object().getInt("value"))
        .isEqualTo(1);
  }

  @Test
  void they_are_updated_and_moved_and_had_as_ciphertext_like_those_of_a_user() {
    AttributeClient one = person().client();
    ok(one.put(ATTR, "name", "a", "value", 1));
    ok(one.put(ATTR, "name", "pin", "value", "1234", "encrypt", true));

    ok(one.patch(ATTR, "name", "a", "value", 2));
    ok(one.patch(ATTR, "name", "a", "expiration", 600));

    JsonObject moved = ok(one.get(ATTR, "name", "a")).object();
    assertThat(moved.getInt("value")).isEqualTo(2);
    assertThat(moved.getString("expiration_time")).doesNotStartWith("9999");
    refused(one.patch(ATTR, "name", "b", "expiration", 600), "E009002");
    String sealed = ok(one.get(ATTR, "name", "pin", "decrypt", false)).string("value");
    assertThat(Base64.getDecoder().decode(sealed)).hasSize(33 + 6);
    assertThat(
            ok(one.get(ATTR + "/exists", "data", List.of("a", "b", "pin")))
                .object()
                .getJsonObject("result"))
        .hasToString("{\"a\":true,\"b\":false,\"pin\":true}");
  }

  @Test
  void query_parameters_stand_for_the_body_there_too() {
    AttributeClient one = person().client();
    ok(
        one.put(
            ATTR, "data", List.of(item("name", "a", "value", 1), item("name", "b", "value", 2))));
    String target = ATTR + "?current_app=CRM&current_ust=" + one.ust();

    assertThat(
            ok(one.send("GET", target + "&name=a", Optional.empty(), "")).object().getInt("value"))
        .isEqualTo(1);
    ok(one.send("DELETE", target + "&data=a&data=c", Optional.empty(), ""));

    assertThat(ok(one.get(ATTR + "/names")).object().getJsonArray("result"))
        .isEqualTo(Jsons.array("b"));
  }

  @Test
  void they_end_with_the_session_and_expire_before() {
    AttributeClient one = person().client();
    ok(one.put(ATTR, "name", "a", "value", 1, "expiration", 1));
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> !ok(one.get(ATTR, "name", "a")).object().getBoolean("found"));
    ok(one.post(ATTR, "name", "a", "value", 2));

    ok(one.post("/user/logout", "ust", one.ust()));

    refused(one.get(ATTR, "name", "a"), "E007001");
    refused(admin().get(ATTR, "name", "a", "target_ust", one.ust()), "E007001");
  }
}
