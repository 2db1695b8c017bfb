package org.precedent.it.truenas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.RunningServer;
import org.precedent.it.support.SsoClient;
import org.precedent.it.support.TwoNodes;

/** The door at two servers on one PostgreSQL: what happens at one, is heard of at the other. */
public abstract class RpcAtTwoNodes {

  private static final String PASSWORD = "correct horse";

  private final RunningServer one;
  private final RunningServer other;
  private final List<RpcClient> clients = new ArrayList<>();

  protected RpcAtTwoNodes(TwoNodes nodes) {
    this.one = nodes.one();
    this.other = nodes.other();
  }

  @AfterEach
  void leave() {
    clients.forEach(RpcClient::close);
  }

  private RpcClient logIn(RunningServer server, String name, String password) {
    RpcClient client = RpcClient.open(server.address());
    clients.add(client);
    assertThat(client.call("auth.login", name, password)).isEqualTo(JsonValue.TRUE);
    return client;
  }

  private RpcClient admin(RunningServer server) {
    return logIn(server, RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET);
  }

  private String person() {
    String name = "p" + UUID.randomUUID().toString().substring(0, 13);
    SsoClient sso = new SsoClient(one.address());
    String admin = sso.token(RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET);
    assertThat(
            sso.send(
                    "POST",
                    "/user",
                    "ust",
                    admin,
                    "username",
                    name,
                    "password",
                    PASSWORD,
                    "auto_approve",
                    true)
                .status())
        .isEqualTo(200);
    return name;
  }

  private static JsonObject session(RpcClient asked, String name) {
    JsonArray all = asked.call("auth.sessions").asJsonArray();
    return all.getValuesAs(JsonObject.class).stream()
        .filter(
            session -> session.getJsonObject("credentials_data").getString("username").equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The next event of that kind about that, others passed over. */
  private static JsonObject event(RpcClient client, String what, String about) {
    while (true) {
      JsonObject params = client.next().getJsonObject("params");
      if (params.getString("msg").equals(what) && params.toString().contains(about)) {
        return params;
      }
    }
  }

  @Test
  void a_setting_changed_at_one_is_told_to_the_user_at_the_other() {
    String name = person();
    RpcClient here = logIn(one, name, PASSWORD);
    RpcClient there = logIn(other, name, PASSWORD);
    RpcClient stranger = admin(other);
    for (RpcClient client : List.of(here, there, stranger)) {
      client.call("core.subscribe", "auth.me");
    }

    here.call("auth.set_attribute", "a key", 1);

    JsonObject event = event(there, "changed", "a key");
    assertThat(event.getString("collection")).isEqualTo("auth.me");
    assertThat(event.getJsonObject("fields")).isEqualTo(Jsons.object("key", "a key"));
    assertThat(there.call("auth.me").asJsonObject().getJsonObject("attributes"))
        .containsKey("a key");
    assertThat(here.call("core.ping")).hasToString("\"pong\"");
    assertThat(here.isQuiet()).isTrue();
    assertThat(stranger.call("core.ping")).hasToString("\"pong\"");
    assertThat(stranger.isQuiet()).isTrue();
  }

  @Test
  void sessions_of_both_are_listed_at_each() {
    String name = person();
    logIn(other, name, PASSWORD);
    RpcClient here = admin(one);

    JsonObject session = session(here, name);

    assertThat(session.getBoolean("current")).isFalse();
    assertThat(session.getString("credentials")).isEqualTo("LOGIN_PASSWORD");
    assertThat(session.getString("origin")).isEqualTo("127.0.0.1");
    JsonArray current = Jsons.array(Jsons.array("current", "=", true));
    assertThat(here.call("auth.sessions", current).asJsonArray()).hasSize(1);
  }

  @Test
  void a_session_terminated_at_one_is_closed_at_the_other() {
    String name = person();
    RpcClient there = logIn(other, name, PASSWORD);
    RpcClient here = admin(one);
    String id = session(here, name).getString("id");

    assertThat(here.call("auth.terminate_session", id)).isEqualTo(JsonValue.TRUE);

    assertThat(there.awaitClose().code()).isEqualTo(1008);
    assertThat(here.call("auth.terminate_session", id)).isEqualTo(JsonValue.FALSE);
  }

  @Test
  void all_others_are_ended_at_both() {
    RpcClient there = logIn(other, person(), PASSWORD);
    RpcClient near = logIn(one, person(), PASSWORD);
    RpcClient here = admin(one);

    assertThat(here.call("auth.terminate_other_sessions")).isEqualTo(JsonValue.TRUE);

    assertThat(there.awaitClose().code()).isEqualTo(1008);
    assertThat(near.awaitClose().code()).isEqualTo(1008);
    assertThat(here.call("auth.sessions").asJsonArray()).hasSize(1);
  }

  @Test
  void administrators_hear_of_sessions_at_the_other() {
    String name = person();
    RpcClient here = admin(one);
    here.call("core.subscribe", "auth.sessions");

    RpcClient there = logIn(other, name, PASSWORD);
    String id = event(here, "added", name).getString("id");
    there.call("auth.logout");

    assertThat(event(here, "removed", id).getString("collection")).isEqualTo("auth.sessions");
  }

  @Test
  void who_is_disabled_at_one_is_logged_out_at_the_other() {
    String name = person();
    RpcClient there = logIn(other, name, PASSWORD);
    RpcClient here = admin(one);
    assertThat(session(here, name)).isNotNull();
    LookerClient looker =
        LookerClient.of(one.address(), RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET);
    String user =
        Long.toString(
            Long.parseLong(
                new SsoClient(one.address())
                    .send("GET", "/user", "ust", new SsoClient(one.address()).token(name, PASSWORD))
                    .string("user_id")
                    .substring(4),
                36));

    looker.patch("/users/" + user, Jsons.object("is_disabled", true));

    await()
        .atMost(Duration.ofSeconds(15))
        .untilAsserted(() -> assertThat(there.errno("auth.me")).isEqualTo(207));
  }
}
