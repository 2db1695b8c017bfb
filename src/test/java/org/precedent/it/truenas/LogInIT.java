package org.precedent.it.truenas;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.OnOneDatabase;
import org.precedent.it.support.RunningServer;

/** Log-in by password, API key and token. */
@OnOneDatabase
class LogInIT extends RpcTest {

  private static String token(RpcClient client, Object... params) {
    return client.call("auth.generate_token", params).toString().replace("\"", "");
  }

  private static JsonObject logInEx(RpcClient client, JsonObject data) {
    return client.call("auth.login_ex", data).asJsonObject();
  }

  private static boolean redeems(RpcClient client, String token) {
    return client.call("auth.login_with_token", token) == JsonValue.TRUE;
  }

  @Test
  void a_password_log_in_tells_the_user_as_auth_me_does_or_nothing() {
    Person person = person();
    RpcClient client = open();

    JsonObject answer = logInEx(client, plain(person));
    assertThat(answer.getString("response_type")).isEqualTo("SUCCESS");
    assertThat(answer.getString("authenticator")).isEqualTo("LEVEL_1");
    assertThat(answer.get("reconnect_token")).isEqualTo(JsonValue.NULL);
    assertThat(answer.get("user_info")).isEqualTo(me(client));
    assertThat(logInEx(open(), plain(person, "user_info", false)).get("user_info"))
        .isEqualTo(JsonValue.NULL);
  }

  @Test
  void a_wrong_password_and_an_unknown_name_are_told_alike_after_a_while() {
    Person person = person();
    RpcClient client = open();
    long start = System.nanoTime();
    JsonObject wrong = logInEx(client, Jsons.with(plain(person), "password", "something else"));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(1));
    JsonObject unknown = logInEx(client, Jsons.with(plain(person), "username", "nobody-at-all"));
    assertThat(wrong).isEqualTo(unknown).hasToString("{\"response_type\":\"AUTH_ERR\"}");
    assertThat(client.errno("auth.me")).isEqualTo(207);
    assertThat(client.call("auth.login", person.username(), "wrong")).isEqualTo(JsonValue.FALSE);
    assertThat(redeems(client, "nothing")).isFalse();
  }

  @Test
  void an_api_key_is_an_api_credential() {
    RpcClient client = open();
    JsonObject key =
        Jsons.object(
            "mechanism",
            "API_KEY_PLAIN",
            "username",
            RunningServer.CLIENT_ID,
            "api_key",
            RunningServer.CLIENT_SECRET);
    assertThat(logInEx(client, key).getString("response_type")).isEqualTo("SUCCESS");
    String joined = RunningServer.CLIENT_ID + ":" + RunningServer.CLIENT_SECRET;
    assertThat(open().call("auth.login_with_api_key", joined)).isEqualTo(JsonValue.TRUE);
    assertThat(logInEx(open(), Jsons.with(key, "api_key", joined)).getString("response_type"))
        .isEqualTo("SUCCESS");
    assertThat(
            logInEx(
                    open(),
                    Jsons.with(Jsons.with(key, "api_key", joined), "username", "someone-else"))
                .getString("response_type"))
        .isEqualTo("AUTH_ERR");
    // A password is no API key.
    Person person = person();
    assertThat(
            logInEx(
                    open(),
                    Jsons.object(
                        "mechanism",
                        "API_KEY_PLAIN",
                        "username",
                        person.username(),
                        "api_key",
                        PASSWORD))
                .getString("response_type"))
        .isEqualTo("AUTH_ERR");
  }

  @Test
  void what_login_ex_is_told_wrongly_is_named() {
    RpcClient client = open();
    assertThat(client.errno("auth.login_ex", Jsons.object("mechanism", "SCRAM"))).isEqualTo(95);
    assertThat(client.error("auth.login_ex", Jsons.object("mechanism", "MAGIC")).getInt("code"))
        .isEqualTo(-32602);
    assertThat(
            client
                .error("auth.login_ex", Jsons.object("mechanism", "PASSWORD_PLAIN", "username", 1))
                .getJsonObject("data")
                .get("extra"))
        .hasToString(
            "[[\"login_data.PASSWORD_PLAIN.username\",\"Input should be a valid string\",22],"
                + "[\"login_data.PASSWORD_PLAIN.password\",\"Field required\",22]]");
    assertThat(client.errno("auth.login_ex_continue", Jsons.object("mechanism", "OTP_TOKEN")))
        .isEqualTo(22);
  }

  @Test
  void a_token_logs_in_again_and_again_as_the_same_user() {
    Person person = person();
    RpcClient client = logIn(person);
    client.call("auth.set_attribute", "theme", "dark");
    String token = token(client);
    assertThat(token).hasSize(64).matches("[A-Za-z0-9_-]+");

    RpcClient other = open();
    assertThat(redeems(other, token)).isTrue();
    assertThat(attributes(other).getString("theme")).isEqualTo("dark");
    assertThat(
            logInEx(open(), Jsons.object("mechanism", "TOKEN_PLAIN", "token", token))
                .getString("response_type"))
        .isEqualTo("SUCCESS");
    RpcClient grandchild = open();
    assertThat(redeems(grandchild, token(other))).isTrue();
    assertThat(me(grandchild).getString("pw_name")).isEqualTo(person.username());
  }

  @Test
  void a_token_may_be_for_one_use_or_for_none_and_may_expire() {
    RpcClient client = newcomer();
    String single = token(client, 600, Jsons.object(), true, true);
    assertThat(redeems(open(), single)).isTrue();
    assertThat(redeems(open(), single)).isFalse();
    assertThat(redeems(open(), token(client, 600, Jsons.object("filename", "x")))).isFalse();
    String brief = token(client, 1);
    Awaitility.await().pollDelay(Duration.ofMillis(1100)).until(() -> !redeems(open(), brief));
    assertThat(redeems(open(), token(client, JsonValue.NULL))).isTrue();
    assertThat(client.error("auth.generate_token", 0).getInt("code")).isEqualTo(-32602);
    assertThat(client.error("auth.generate_token", "x").getInt("code")).isEqualTo(-32602);
  }

  @Test
  void a_token_lives_on_as_long_as_the_session_that_it_began_is_used() {
    String token = token(newcomer(), 2);
    RpcClient user = open();
    assertThat(redeems(user, token)).isTrue();

    long start = System.nanoTime();
    Awaitility.await()
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              user.call("core.ping");
              return System.nanoTime() - start > Duration.ofSeconds(4).toNanos();
            });

    assertThat(redeems(open(), token)).isTrue();
  }

  @Test
  void who_guesses_at_an_account_is_limited_there_and_keeps_nobody_else_out() {
    RpcClient guesser = open();
    for (Person guessed : List.of(person(), person())) {
      for (int i = 0; i < 10; i++) {
        guesser.send("g" + i, "auth.login", Jsons.array(guessed.username(), "wrong " + i));
      }
      for (int i = 0; i < 10; i++) {
        assertThat(guesser.next().get("result")).isEqualTo(JsonValue.FALSE);
      }
      JsonObject data =
          guesser.error("auth.login", guessed.username(), "wrong once more").getJsonObject("data");
      assertThat(data.getInt("error")).isEqualTo(16);
      assertThat(data.getJsonObject("extra").getInt("retry_after")).isPositive();
    }

    newcomer();
    assertThat(
            open()
                .call(
                    "auth.login_with_api_key",
                    RunningServer.CLIENT_ID + ":" + RunningServer.CLIENT_SECRET))
        .isEqualTo(JsonValue.TRUE);
  }

  @Test
  void a_token_dies_with_the_session_that_made_it_and_with_that_which_redeemed_it() {
    RpcClient maker = newcomer();
    String made = token(maker);
    maker.call("auth.logout");
    assertThat(redeems(open(), made)).isFalse();

    RpcClient other = newcomer();
    String redeemed = token(other);
    RpcClient redeemer = open();
    assertThat(redeems(redeemer, redeemed)).isTrue();
    redeemer.call("auth.logout");
    assertThat(redeems(open(), redeemed)).isFalse();
  }

  @Test
  void a_reconnect_token_is_made_on_request_and_outlives_its_connection_once() {
    Person person = person();
    RpcClient client = open();
    String token =
        logInEx(client, plain(person, "user_info", false, "reconnect_token", true))
            .getString("reconnect_token");
    client.leave();

    assertThat(redeems(open(), token)).isTrue();
    assertThat(redeems(open(), token)).isFalse();
  }

  @Test
  void no_preference_whatever_it_is_keeps_anybody_out() {
    Person person = person();
    RpcClient client = logIn(person);
    for (JsonValue preferences :
        Jsons.array(
            JsonValue.NULL,
            "text",
            Jsons.array(1),
            Jsons.object("lifetime", "x"),
            Jsons.object("lifetime", 5),
            Jsons.object("lifetime", JsonValue.NULL),
            Jsons.object("lifetime", 300))) {
      client.call("auth.set_attribute", "preferences", preferences);
      JsonObject answer = logInEx(open(), plain(person, "reconnect_token", true));
      assertThat(answer.getString("reconnect_token")).hasSize(64);
    }
  }

  @Test
  void a_log_out_ends_the_session_and_a_second_log_in_replaces_the_first() {
    Person first = person();
    Person second = person();
    RpcClient client = logIn(first);
    assertThat(client.call("auth.login", second.username(), PASSWORD)).isEqualTo(JsonValue.TRUE);
    assertThat(me(client).getString("pw_name")).isEqualTo(second.username());
    assertThat(client.call("auth.logout")).isEqualTo(JsonValue.TRUE);
    assertThat(client.errno("auth.me")).isEqualTo(207);
    assertThat(client.errno("auth.set_attribute", "a", 1)).isEqualTo(207);
  }
}
