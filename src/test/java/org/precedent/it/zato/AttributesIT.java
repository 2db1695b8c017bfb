package org.precedent.it.zato;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.precedent.it.support.Answer;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.OnBothDatabases;

/** {@code /user/attr} over the wire: each method, single and many, in success and refusal. */
@OnBothDatabases
class AttributesIT extends AttributeTest {

  @Test
  void create_makes_an_attribute_once() {
    AttributeClient client = person().client();

    ok(client.post(ATTR, "name", "color", "value", "red"));

    refused(client.post(ATTR, "name", "color", "value", "blue"), "E009001");
    JsonObject found = ok(client.get(ATTR, "name", "color")).object();
    assertThat(found.getString("value")).isEqualTo("red");
    assertThat(found.getString("name")).isEqualTo("color");
    assertThat(found.getBoolean("found")).isTrue();
    assertThat(found.getBoolean("is_encrypted")).isFalse();
    assertThat(found.getString("creation_time")).isEqualTo(found.getString("last_modified"));
    assertThat(found.getString("expiration_time")).startsWith("9999-12-31T23:59:59");
  }

  @Test
  void set_replaces_and_update_needs_something_there() {
    AttributeClient client = person().client();

    refused(client.patch(ATTR, "name", "color", "value", "red"), "E009002");
    ok(client.put(ATTR, "name", "color", "value", "red"));
    ok(client.put(ATTR, "name", "color", "value", 7));
    ok(client.patch(ATTR, "name", "color", "value", false));

    assertThat(value(client, "color")).isEqualTo(JsonValue.FALSE);
  }

  @Test
  void any_json_is_kept_to_the_character() {
    AttributeClient client = person().client();
    String odd =
        "{\"b\": 1e2, \"a\":[-0,123456789012345678901234567890.10,\"\\u0000\\ud800\"] ,\"c\":null}";

    for (String source : List.of(odd, "null", "\"\"", "0", "[]", "\"\u00e4\ud83d\ude00\"")) {
      for (boolean encrypt : List.of(false, true)) {
        ok(
            client.send(
                "PUT",
                ATTR,
                Optional.empty(),
                "{\"current_app\":\"CRM\",\"ust\":\"%s\",\"name\":\"odd\",\"encrypt\":%s,\"value\": %s }"
                    .formatted(client.ust(), encrypt, source)));
        Answer answer = ok(client.get(ATTR, "name", "odd"));
        assertThat(answer.text()).contains("\"value\":" + source + ",");
        assertThat(answer.object().getBoolean("is_encrypted")).isEqualTo(encrypt);
      }
    }
  }

  @Test
  void delete_is_no_error_where_nothing_is() {
    AttributeClient client = person().client();
    ok(client.put(ATTR, "name", "color", "value", "red"));

    ok(client.delete(ATTR, "name", "color"));
    ok(client.delete(ATTR, "name", "color"));

    assertThat(found(client, "color")).isFalse();
    assertThat(ok(client.get(ATTR, "name", "color")).object()).doesNotContainKey("value");
  }

  @Test
  void many_are_set_read_found_and_deleted_together() {
    AttributeClient client = person().client();
    ok(
        client.put(
            ATTR,
            "data",
            List.of(
                item("name", "a", "value", 1),
                item("name", "b", "value", "two", "encrypt", true),
                item("name", "a", "value", JsonValue.NULL))));

    JsonObject result =
        ok(client.get(ATTR, "data", List.of("a", "b", "c"))).object().getJsonObject("result");
    assertThat(result.getJsonObject("a").get("value")).isEqualTo(JsonValue.NULL);
    assertThat(result.getJsonObject("b").getString("value")).isEqualTo("two");
    assertThat(result.getJsonObject("b").getBoolean("is_encrypted")).isTrue();
    assertThat(result.get("c")).isEqualTo(JsonValue.NULL);
    JsonObject exist =
        ok(client.get(ATTR + "/exists", "data", List.of("a", "c")))
            .object()
            .getJsonObject("result");
    assertThat(exist).isEqualTo(Jsons.object("a", true, "c", false));
    assertThat(ok(client.get(ATTR + "/names")).object().getJsonArray("result"))
        .containsExactlyInAnyOrderElementsOf(Jsons.array("a", "b"));

    ok(client.delete(ATTR, "data", List.of("a", "b", "c")));
    assertThat(ok(client.get(ATTR + "/names")).object().getJsonArray("result")).isEmpty();
  }

  @Test
  void many_are_all_or_nothing() {
    AttributeClient client = person().client();
    ok(client.put(ATTR, "name", "b", "value", 1));
    Object[] items = {item("name", "a", "value", 2), item("name", "b", "value", 2)};

    refused(client.post(ATTR, "data", List.of(items)), "E009001");
    refused(client.patch(ATTR, "data", List.of(items)), "E009002");
    refused(
        client.post(
            ATTR, "data", List.of(item("name", "c", "value", 1), item("name", "c", "value", 2))),
        "E009001");

    assertThat(found(client, "a")).isFalse();
    assertThat(found(client, "c")).isFalse();
    assertThat(value(client, "b").toString()).isEqualTo("1");
  }

  @Test
  void exists_says_so() {
    AttributeClient client = person().client();
    ok(client.put(ATTR, "name", "a", "value", 1));

    assertThat(ok(client.get(ATTR + "/exists", "name", "a")).object().getBoolean("result"))
        .isTrue();
    assertThat(ok(client.get(ATTR + "/exists", "name", "b")).object().getBoolean("result"))
        .isFalse();
  }

  @Test
  void query_parameters_stand_for_the_body_and_secrets_never() {
    AttributeClient client = person().client();
    ok(
        client.put(
            ATTR, "data", List.of(item("name", "a b", "value", 1), item("name", "c", "value", 2))));
    String caller = "?current_app=CRM&ust=" + client.ust();

    assertThat(query(client, ATTR + caller + "&name=a%20b&decrypt=true").object().getInt("value"))
        .isEqualTo(1);
    assertThat(query(client, ATTR + caller + "&data=c&data=d").object().getJsonObject("result"))
        .containsOnlyKeys("c", "d");
    Answer secret = client.send("PUT", ATTR + caller + "&name=a&value=1", Optional.empty(), "");
    assertThat(secret.status()).isEqualTo(400);
    ok(client.send("DELETE", ATTR + caller + "&name=a%20b", Optional.empty(), ""));
    assertThat(found(client, "a b")).isFalse();
    assertThat(found(client, "c")).isTrue();
    ok(client.send("DELETE", ATTR + caller + "&data=c&data=d", Optional.empty(), ""));
    assertThat(found(client, "c")).isFalse();
  }

  @Test
  void the_content_type_does_not_matter() {
    AttributeClient client = person().client();
    String body =
        "{\"current_app\":\"CRM\",\"ust\":\"" + client.ust() + "\",\"name\":\"a\",\"value\":1}";

    for (String type :
        List.of(
            "application/json", "application/x-www-form-urlencoded", "text/plain", "nonsense")) {
      ok(client.send("PUT", ATTR, Optional.of(type), body));
      assertThat(ok(client.send("GET", ATTR, Optional.of(type), body)).object().getBoolean("found"))
          .isTrue();
      ok(client.send("DELETE", ATTR, Optional.of(type), body));
    }
  }

  @Test
  void an_expired_attribute_is_gone_and_its_name_is_free() {
    AttributeClient client = person().client();
    ok(client.put(ATTR, "name", "a", "value", 1, "expiration", 1));

    await().atMost(Duration.ofSeconds(10)).until(() -> !found(client, "a"));

    refused(client.patch(ATTR, "name", "a", "value", 2), "E009002");
    refused(client.patch(ATTR, "name", "a", "expiration", 60), "E009002");
    assertThat(ok(client.get(ATTR + "/names")).object().getJsonArray("result")).isEmpty();
    ok(client.post(ATTR, "name", "a", "value", 3));
  }

  @Test
  void an_expiry_is_moved_without_the_value() {
    AttributeClient client = person().client();
    ok(
        client.put(
            ATTR, "data", List.of(item("name", "a", "value", 1), item("name", "b", "value", 2))));

    ok(
        client.patch(
            ATTR, "data", List.of(item("name", "a"), item("name", "b")), "expiration", 600));
    JsonObject moved = ok(client.get(ATTR, "name", "a")).object();
    assertThat(moved.getInt("value")).isEqualTo(1);
    assertThat(moved.getString("expiration_time")).doesNotStartWith("9999");

    ok(client.patch(ATTR, "name", "a", "expiration", null));
    assertThat(ok(client.get(ATTR, "name", "a")).object().getString("expiration_time"))
        .startsWith("9999");
    refused(client.patch(ATTR, "name", "c", "expiration", 600), "E009002");
  }

  @Test
  void what_is_sealed_can_be_had_as_ciphertext_only() {
    AttributeClient client = person().client();
    ok(client.put(ATTR, "name", "pin", "value", "1234", "encrypt", true));

    String sealed = ok(client.get(ATTR, "name", "pin", "decrypt", false)).string("value");

    assertThat(Base64.getDecoder().decode(sealed)).hasSize(33 + 6);
    ok(client.patch(ATTR, "name", "pin", "value", "1234"));
    assertThat(ok(client.get(ATTR, "name", "pin", "decrypt", false)).string("value"))
        .isEqualTo("1234");
  }

  @Test
  void wrong_input_is_refused_with_its_code() {
    AttributeClient client = person().client();

    refused(client.put(ATTR, "value", 1), "E008002");
    refused(client.get(ATTR), "E008002");
    refused(client.put(ATTR, "name", "a", "data", List.of(), "value", 1), "E008002");
    refused(client.put(ATTR, "name", "a"), "E008003");
    refused(client.patch(ATTR, "name", "a"), "E008003");
    refused(client.put(ATTR, "name", "", "value", 1), "E008002");
    refused(client.put(ATTR, "name", "n".repeat(192), "value", 1), "E008002");
    refused(client.put(ATTR, "name", "a\u0000", "value", 1), "E008002");
    refused(client.put(ATTR, "name", "a\ud800", "value", 1), "E008002");
    refused(client.put(ATTR, "name", "a", "value", 1, "expiration", 0), "E008002");
    refused(client.put(ATTR, "name", "a", "value", 1, "user_id", "7"), "E001100");
    refused(client.put(ATTR, "name", "a", "value", "x".repeat(1_000_000)), "E008002");
    refused(client.put(ATTR, "data", manyItems(10_001)), "E008002");
    assertThat(client.put(ATTR, "name", 7, "value", 1).status()).isEqualTo(400);
    assertThat(client.put(ATTR, "data", "a").status()).isEqualTo(400);
    assertThat(client.put(ATTR, "name", "a", "value", 1, "encrypt", "yes").status()).isEqualTo(400);
    ok(client.put(ATTR, "name", "\ud83d\ude00".repeat(191), "value", "x".repeat(999_998)));
    ok(client.put(ATTR, "name", "sealed", "value", "x".repeat(999_998), "encrypt", true));
    ok(client.put(ATTR, "data", List.of()));
  }

  @Test
  void a_user_has_to_do_with_himself_only_and_an_administrator_with_all() {
    Person one = person();
    Person other = person();
    AttributeClient admin = admin();

    refused(one.client().put(ATTR, "name", "a", "value", 1, "user_id", other.id()), "E005001");
    refused(one.client().get(ATTR, "name", "a", "user_id", other.id()), "E005001");
    refused(one.client().get(ATTR + "/names", "user_id", other.id()), "E005001");
    refused(one.client().delete(ATTR, "name", "a", "user_id", other.id()), "E005001");
    refused(
        one.client().patch(ATTR, "name", "a", "expiration", 60, "user_id", other.id()), "E005001");
    refused(
        one.client()
            .patch(
                ATTR, "data", List.of(item("name", "a", "user_id", other.id())), "expiration", 60),
        "E005001");
    refused(
        one.client()
            .put(ATTR, "data", List.of(item("name", "a", "value", 1, "user_id", other.id()))),
        "E005001");
    ok(
        admin.put(
            ATTR,
            "data",
            List.of(
                item("name", "a", "value", 1),
                item("name", "a", "value", 2, "user_id", other.id())),
            "user_id",
            one.id()));
    assertThat(value(one.client(), "a").toString()).isEqualTo("1");
    assertThat(value(other.client(), "a").toString()).isEqualTo("2");
    refused(
        admin.put(ATTR, "name", "a", "value", 1, "user_id", "zusr" + "0".repeat(9) + "zzzz"),
        "E001100");
    refused(new AttributeClient(server.address(), "no token").get(ATTR, "name", "a"), "E007001");
    refused(one.client().get(ATTR, "name", "a", "current_app", "unknown"), "E005001");
  }

  @Test
  void a_managed_name_is_the_managed_attribute() {
    Person person = person();
    AttributeClient client = person.client();
    String text = managed("string", "default_value", "usual");
    String number = managed("number");
    String yesno = managed("yesno");
    String fixed = managed("string", "user_can_edit", false);
    assertThat(value(client, text)).hasToString("\"usual\"");

    ok(
        client.put(
            ATTR,
            "data",
            List.of(
                item("name", text, "value", "own"),
                item("name", number, "value", 12),
                item("name", yesno, "value", true),
                item("name", "free", "value", 1))));
    assertThat(value(client, text)).hasToString("\"own\"");
    assertThat(value(client, number)).hasToString("\"12\"");
    assertThat(value(client, yesno)).hasToString("\"yes\"");
    assertThat(looker().get("/users/" + person.lookerId() + "/attribute_values").text())
        .contains("\"own\"");

    refused(client.put(ATTR, "name", number, "value", "many"), "E008002");
    refused(client.put(ATTR, "name", text, "value", 1), "E008002");
    refused(client.put(ATTR, "name", text, "value", "x", "encrypt", true), "E008002");
    refused(client.put(ATTR, "name", fixed, "value", "x"), "E005001");
    refused(client.put(ATTR, "name", "first_name", "value", "x"), "E005001");
    refused(client.post(ATTR, "name", text, "value", "x"), "E009001");
    ok(client.delete(ATTR, "name", text));
    assertThat(value(client, text)).hasToString("\"usual\"");
    refused(client.patch(ATTR, "name", text, "value", "x"), "E009002");
  }

  @Test
  void a_hidden_value_is_never_shown() {
    AttributeClient client = person().client();
    String hidden = managed("string", "value_is_hidden", true);

    ok(client.put(ATTR, "name", hidden, "value", "the secret"));

    for (boolean decrypt : List.of(true, false)) {
      JsonObject found = ok(client.get(ATTR, "name", hidden, "decrypt", decrypt)).object();
      assertThat(found.getBoolean("found")).isTrue();
      assertThat(found.getBoolean("is_encrypted")).isTrue();
      assertThat(found).doesNotContainKey("value");
    }
  }

  private static List<Object> manyItems(int count) {
    List<Object> items = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      items.add(item("name", "n" + i, "value", i));
    }
    return items;
  }

  private static Answer query(AttributeClient client, String target) {
    return ok(client.send("GET", target, Optional.empty(), ""));
  }
}
