package org.precedent.it.truenas;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.OnOneDatabase;

/** Sessions of the door, and whose they are. */
@OnOneDatabase
class SessionsIT extends RpcTest {

  private static JsonObject own(RpcClient client, RpcClient admin) {
    String name = me(client).getString("pw_name");
    return admin.call("auth.sessions").asJsonArray().getValuesAs(JsonObject.class).stream()
        .filter(one -> one.getJsonObject("credentials_data").getString("username").equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void an_administrator_sees_sessions_with_his_own_as_the_current_one() {
    RpcClient admin = admin();
    RpcClient other = newcomer();

    JsonArray current =
        admin.call("auth.sessions", Jsons.array(Jsons.array("current", "=", true))).asJsonArray();
    assertThat(current).hasSize(1);
    JsonObject session = own(other, admin);
    assertThat(session.getBoolean("current")).isFalse();
    assertThat(session.getString("origin")).isEqualTo("127.0.0.1");
    assertThat(session.getString("credentials")).isEqualTo("LOGIN_PASSWORD");
    assertThat(session.getBoolean("secure_transport")).isFalse();
    assertThat(session.getJsonObject("created_at")).containsKey("$date");
    assertThat(other.errno("auth.sessions")).isEqualTo(13);
    assertThat(other.errno("auth.terminate_session", "x")).isEqualTo(13);
    assertThat(other.errno("auth.terminate_other_sessions")).isEqualTo(13);
  }

  @Test
  void a_terminated_session_is_closed_with_its_tokens() {
    RpcClient admin = admin();
    RpcClient other = newcomer();
    String token = other.call("auth.generate_token").toString().replace("\"", "");
    String id = own(other, admin).getString("id");

    assertThat(admin.call("auth.terminate_session", id)).isEqualTo(JsonValue.TRUE);

    assertThat(other.awaitClose().code()).isEqualTo(1008);
    assertThat(open().call("auth.login_with_token", token)).isEqualTo(JsonValue.FALSE);
    assertThat(admin.call("auth.terminate_session", id)).isEqualTo(JsonValue.FALSE);
    assertThat(admin.call("auth.terminate_session", "nothing")).isEqualTo(JsonValue.FALSE);
  }

  @Test
  void all_other_sessions_can_be_ended_at_once() {
    RpcClient admin = admin();
    RpcClient one = newcomer();
    RpcClient two = newcomer();
    assertThat(admin.call("auth.terminate_other_sessions")).isEqualTo(JsonValue.TRUE);
    one.awaitClose();
    two.awaitClose();
    assertThat(me(admin)).containsKey("pw_name");
  }

  @Test
  void administrators_may_hear_of_sessions() {
    RpcClient admin = admin();
    admin.call("core.subscribe", "auth.sessions");
    Person person = person();
    RpcClient client = logIn(person);

    JsonObject added = next(admin, "added", person);
    assertThat(added.getString("collection")).isEqualTo("auth.sessions");
    client.call("auth.logout");
    String id = added.getString("id");
    awaitRemoved(admin, id);
  }

  @Test
  void the_end_of_a_disabled_user_s_session_is_told_at_once_though_he_calls_nothing() {
    RpcClient admin = admin();
    admin.call("core.subscribe", "auth.sessions");
    for (int i = 0; i < 3; i++) {
      Person person = person();
      RpcClient client = logIn(person);
      me(client);
      String id = next(admin, "added", person).getString("id");
      String user = "/users/" + person.lookerId();
      if (i == 0) {
        looker().delete(user);
      } else {
        looker().patch(user, Jsons.object("is_disabled", true));
      }
      awaitRemoved(admin, id);
    }
  }

  private static void awaitRemoved(RpcClient admin, String id) {
    JsonObject params;
    do {
      params = admin.next().getJsonObject("params");
    } while (!params.getString("id").equals(id) || !params.getString("msg").equals("removed"));
  }

  private static JsonObject next(RpcClient client, String what, Person person) {
    while (true) {
      JsonObject params = client.next().getJsonObject("params");
      if (params.getString("msg").equals(what) && params.toString().contains(person.username())) {
        return params;
      }
    }
  }

  @Test
  void a_deleted_user_s_session_ends_and_never_writes_to_who_gets_his_name() {
    Person before = person();
    RpcClient client = logIn(before);
    client.call("auth.set_attribute", "secret", "of the first");
    assertThat(looker().delete("/users/" + before.lookerId()).status()).isEqualTo(204);
    Person after = person(before.username());
    RpcClient successor = logIn(after);

    assertThat(client.errno("auth.set_attribute", "theme", "stolen")).isEqualTo(207);
    assertThat(client.errno("auth.me")).isEqualTo(207);
    assertThat(attributes(successor)).isEmpty();
    assertThat(client.call("auth.login", before.username(), PASSWORD)).isEqualTo(JsonValue.TRUE);
    assertThat(attributes(client)).isEmpty();
  }

  @Test
  void a_disabled_user_s_session_and_tokens_end_at_once_and_do_not_revive() {
    Person person = person();
    RpcClient client = logIn(person);
    String token = client.call("auth.generate_token").toString().replace("\"", "");
    String user = "/users/" + person.lookerId();
    assertThat(looker().patch(user, Jsons.object("is_disabled", true)).status()).isEqualTo(200);
    assertThat(client.errno("auth.me")).isEqualTo(207);
    assertThat(open().call("auth.login_with_token", token)).isEqualTo(JsonValue.FALSE);
    assertThat(looker().patch(user, Jsons.object("is_disabled", false)).status()).isEqualTo(200);
    assertThat(client.errno("auth.me")).isEqualTo(207);
  }

  @Test
  void a_renamed_user_keeps_his_settings_and_his_session() {
    Person person = person();
    RpcClient client = logIn(person);
    client.call("auth.set_attribute", "theme", "dark");
    looker().patch("/users/" + person.lookerId(), Jsons.object("last_name", "Renamed"));
    assertThat(attributes(client).getString("theme")).isEqualTo("dark");
    assertThat(me(client).getString("pw_gecos")).contains("Renamed");
  }

  @Test
  void a_session_ends_with_its_connection() {
    Person person = person();
    RpcClient client = logIn(person);
    String sessions = "/user/session/list";
    String token = sso().token(person.username(), PASSWORD);
    assertThat(count(sessions, token)).isEqualTo(2);
    client.leave();
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> count(sessions, token) == 1);
  }

  private int count(String path, String token) {
    return sso()
        .send("GET", path, "ust", token, "current_ust", token)
        .object()
        .getJsonArray("result")
        .size();
  }
}
