package org.precedent.it.truenas;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.Parameter;
import org.precedent.it.support.Answer;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.RunningServer;
import org.precedent.it.support.Servers;
import org.precedent.it.support.SsoClient;

/**
 * What tests of the door need; each test has users of its own. What it stores is tested on both
 * databases without the door.
 */
abstract class RpcTest {

  static final String PASSWORD = "correct horse";

  private static final Map<Servers, String> ADMINISTRATORS = new ConcurrentHashMap<>();

  @Parameter Servers server;

  private final List<RpcClient> clients = new ArrayList<>();

  /** A local user who may log in. */
  record Person(String id, String username) {

    /** His id at the Looker door. */
    String lookerId() {
      return Long.toString(Long.parseLong(id.substring(4), 36));
    }
  }

  @AfterEach
  void leave() {
    clients.forEach(RpcClient::close);
  }

  RpcClient open() {
    return open("/api/current");
  }

  RpcClient open(String path) {
    RpcClient client = RpcClient.open(server.address(), path);
    clients.add(client);
    return client;
  }

  /** Somebody new, logged in. */
  RpcClient newcomer() {
    return logIn(person());
  }

  RpcClient logIn(Person person) {
    RpcClient client = open();
    assertThat(client.call("auth.login", person.username(), PASSWORD)).hasToString("true");
    return client;
  }

  RpcClient admin() {
    RpcClient client = open();
    assertThat(client.call("auth.login", RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET))
        .hasToString("true");
    return client;
  }

  LookerClient looker() {
    return LookerClient.anonymous(server.address()).withToken(adminToken());
  }

  SsoClient sso() {
    return new SsoClient(server.address());
  }

  Person person() {
    return person("p" + UUID.randomUUID().toString().replace("-", "").substring(0, 16));
  }

  Person person(String username) {
    Answer created =
        sso()
            .send(
                "POST",
                "/user",
                "ust",
                adminToken(),
                "username",
                username,
                "password",
                PASSWORD,
                "auto_approve",
                true);
    assertThat(created.status()).as(created.toString()).isEqualTo(200);
    return new Person(created.string("user_id"), username);
  }

  String adminToken() {
    return ADMINISTRATORS.computeIfAbsent(
        server, one -> sso().token(RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET));
  }

  static JsonObject me(RpcClient client) {
    return client.call("auth.me").asJsonObject();
  }

  static JsonObject attributes(RpcClient client) {
    return me(client).getJsonObject("attributes");
  }

  static JsonObject plain(Person person, Object... options) {
    JsonObject data =
        Jsons.object(
            "mechanism", "PASSWORD_PLAIN", "username", person.username(), "password", PASSWORD);
    return options.length == 0 ? data : Jsons.with(data, "login_options", Jsons.object(options));
  }
}
