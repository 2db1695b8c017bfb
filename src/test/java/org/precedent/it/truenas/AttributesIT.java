package org.precedent.it.truenas;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.OnOneDatabase;

/** {@code auth.me} and {@code auth.set_attribute}. */
@OnOneDatabase
class AttributesIT extends RpcTest {

  @Test
  void an_attribute_is_absent_then_set_then_read_then_replaced_whole() {
    RpcClient client = newcomer();
    assertThat(attributes(client)).isEmpty();

    assertThat(client.call("auth.set_attribute", "preferences", Jsons.object("a", 1, "b", 2)))
        .isEqualTo(JsonValue.NULL);
    assertThat(attributes(client).get("preferences")).hasToString("{\"a\":1,\"b\":2}");
    client.call("auth.set_attribute", "preferences", Jsons.object("c", 3));
    assertThat(attributes(client)).hasToString("{\"preferences\":{\"c\":3}}");
    client.call("auth.set_attribute", "dashState", JsonValue.NULL);
    assertThat(attributes(client).get("dashState")).isEqualTo(JsonValue.NULL);
  }

  @Test
  void values_come_back_to_the_character() {
    RpcClient client = newcomer();
    List<String> sources =
        List.of(
            "{\"z\":1,\"a\":[1.0,1E400,-0,12345678901234567890.10]}",
            "\"\\u0000\\ud800 \\/ \\u00e9\"",
            "{\"$date\":null}",
            "{\"$set\":[3,1,2]}",
            "{\"$ipv4_interface\":\"x\"}",
            "[ ]",
            "null",
            "\"ä😀\"");
    for (String source : sources) {
      client.text(
          "{\"jsonrpc\":\"2.0\",\"id\":\"w\",\"method\":\"auth.set_attribute\",\"params\":[\"k\", "
              + source
              + " ]}");
      assertThat(client.await("w").get("result")).isEqualTo(JsonValue.NULL);
      client.text("{\"jsonrpc\":\"2.0\",\"id\":\"r\",\"method\":\"auth.me\"}");
      assertThat(client.nextText()).contains("\"attributes\":{\"k\":" + source + "}");
    }
  }

  @Test
  void other_sessions_read_a_write_at_once_and_other_users_nothing() {
    Person person = person();
    RpcClient one = logIn(person);
    RpcClient other = logIn(person);
    RpcClient stranger = newcomer();

    for (int i = 0; i < 20; i++) {
      one.call("auth.set_attribute", "theme", i);
      assertThat(attributes(other).getInt("theme")).isEqualTo(i);
    }
    assertThat(attributes(stranger)).isEmpty();
  }

  @Test
  void writes_of_one_connection_keep_their_order_and_different_keys_are_never_lost() {
    Person person = person();
    RpcClient one = logIn(person);
    RpcClient other = logIn(person);
    for (int round = 0; round < 5; round++) {
      for (int i = 0; i < 18; i++) {
        one.send("one" + i, "auth.set_attribute", Jsons.array("same", round * 100 + i));
        other.send("other" + i, "auth.set_attribute", Jsons.array("key" + i, round));
      }
      IntStream.range(0, 18)
          .forEach(
              i -> {
                assertThat(one.await("one" + i)).containsKey("result");
              });
      IntStream.range(0, 18).forEach(i -> other.next());
      JsonObject attributes = attributes(one);
      assertThat(attributes.getInt("same")).isEqualTo(round * 100 + 17);
      assertThat(attributes).hasSize(19);
    }
  }

  @Test
  void auth_me_has_the_members_of_the_original_and_leaves_out_what_is_not_known() {
    Person person = person();
    JsonObject me = me(logIn(person));

    assertThat(me.getString("pw_name")).isEqualTo(person.username());
    assertThat(me.getString("source")).isEqualTo("LOCAL");
    assertThat(me.getBoolean("local")).isTrue();
    assertThat(me.get("grouplist")).isEqualTo(JsonValue.NULL);
    assertThat(me.get("sid")).isEqualTo(JsonValue.NULL);
    assertThat(me.get("two_factor_config")).isEqualTo(JsonValue.NULL);
    assertThat(me.getJsonObject("privilege").getBoolean("webui_access")).isTrue();
    assertThat(me.getJsonArray("account_attributes")).hasToString("[\"LOCAL\"]");
    assertThat(me).doesNotContainKeys("pw_uid", "pw_gid", "pw_dir", "pw_shell");

    JsonObject admin = me(admin());
    assertThat(admin.getJsonArray("account_attributes"))
        .hasToString("[\"LOCAL\",\"SYS_ADMIN\",\"API_KEY\"]");
    assertThat(admin.getJsonObject("privilege").getJsonArray("roles"))
        .hasToString("[\"FULL_ADMIN\"]");
  }

  @Test
  void wrong_arguments_are_named_as_the_original_names_them() {
    RpcClient client = newcomer();

    assertThat(problems(client, "auth.set_attribute", "key"))
        .isEqualTo("[[\"value\",\"Field required\",22]]");
    assertThat(problems(client, "auth.set_attribute", 5, 1))
        .isEqualTo("[[\"key\",\"Input should be a valid string\",22]]");
    assertThat(problems(client, "auth.set_attribute", "a", 1, 2))
        .isEqualTo("[[\"\",\"Too many arguments (expected 2, found 3)\",22]]");
    assertThat(problems(client, "auth.me", 1))
        .isEqualTo("[[\"\",\"Too many arguments (expected 0, found 1)\",22]]");
    assertThat(problems(client, "auth.set_attribute", "", 1)).startsWith("[[\"key\",");
    assertThat(problems(client, "auth.set_attribute", "a\u0000", 1)).startsWith("[[\"key\",");
  }

  private static String problems(RpcClient client, String method, Object... params) {
    JsonObject error = client.error(method, params);
    assertThat(error.getInt("code")).isEqualTo(-32602);
    assertThat(error.getString("message")).isEqualTo("Invalid params");
    JsonObject data = error.getJsonObject("data");
    assertThat(data.getInt("error")).isEqualTo(22);
    assertThat(data.getString("errname")).isEqualTo("EINVAL");
    assertThat(data.getString("reason")).startsWith("[EINVAL] ");
    assertThat(data.get("trace")).isEqualTo(JsonValue.NULL);
    return data.get("extra").toString();
  }

  @Test
  void other_subscribed_sessions_of_the_user_hear_of_a_change_and_nobody_else() {
    Person person = person();
    RpcClient writer = logIn(person);
    RpcClient listener = logIn(person);
    RpcClient stranger = newcomer();
    writer.call("core.subscribe", "auth.me");
    String id = listener.call("core.subscribe", "auth.me").toString().replace("\"", "");
    stranger.call("core.subscribe", "auth.me");

    writer.call("auth.set_attribute", "theme", "dark");

    assertThat(listener.next())
        .hasToString(
            "{\"jsonrpc\":\"2.0\",\"method\":\"collection_update\",\"params\":{\"msg\":\"changed\","
                + "\"collection\":\"auth.me\",\"fields\":{\"key\":\"theme\"}}}");
    assertThat(listener.call("core.unsubscribe", id)).isEqualTo(JsonValue.NULL);
    writer.call("auth.set_attribute", "theme", "light");
    listener.call("core.ping");
    stranger.call("core.ping");
    assertThat(listener.isQuiet() && stranger.isQuiet() && writer.isQuiet()).isTrue();
  }
}
