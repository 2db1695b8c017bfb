package org.precedent.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.Parameter;
import org.precedent.it.support.Answer;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.RunningServer;
import org.precedent.it.support.Servers;

/** What tests of the own API need: each test makes its own things. */
abstract class ApiTest {

  private static final Map<Servers, String> TOKENS = new ConcurrentHashMap<>();

  @Parameter Servers server;

  /** A definition. */
  record Attribute(String id, String name) {}

  private String token() {
    return TOKENS.computeIfAbsent(
        server,
        one ->
            LookerClient.anonymous(one.address())
                .logIn(RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET)
                .string("access_token"));
  }

  LookerClient looker() {
    return LookerClient.anonymous(server.address()).withToken(token());
  }

  ApiClient admin() {
    return ApiClient.of(server.address(), token());
  }

  ApiClient as(String user) {
    return ApiClient.of(server.address(), looker().post("/login/" + user).string("access_token"));
  }

  ApiClient anonymous() {
    return ApiClient.anonymous(server.address());
  }

  static String unique(String stem) {
    return stem + "_" + UUID.randomUUID().toString().substring(0, 13);
  }

  Attribute attribute(Object... members) {
    String name = unique("attribute");
    JsonObject body =
        Jsons.object(
            "name",
            name,
            "label",
            name,
            "type",
            "string",
            "user_can_view",
            true,
            "user_can_edit",
            true);
    for (int i = 0; i < members.length; i += 2) {
      body = Jsons.with(body, (String) members[i], members[i + 1]);
    }
    return new Attribute(created(looker().post("/user_attributes", body)), name);
  }

  Attribute hidden() {
    return attribute(
        "value_is_hidden", true, "hidden_value_domain_whitelist", "https://a.example/*");
  }

  String user() {
    return created(
        looker()
            .post("/users", Jsons.object("first_name", "Grace", "last_name", unique("hopper"))));
  }

  String group() {
    return created(looker().post("/groups", Jsons.object("name", unique("group"))));
  }

  void join(String user, String group) {
    ok(looker().post("/groups/" + group + "/users", Jsons.object("user_id", user)));
  }

  void nest(String child, String parent) {
    ok(looker().post("/groups/" + parent + "/groups", Jsons.object("group_id", child)));
  }

  void set(String user, Attribute attribute, String text) {
    ok(
        looker()
            .patch(
                "/users/" + user + "/attribute_values/" + attribute.id(),
                Jsons.object("value", text)));
  }

  void setForGroup(String group, Attribute attribute, String text) {
    ok(
        looker()
            .patch(
                "/groups/" + group + "/attribute_values/" + attribute.id(),
                Jsons.object("value", text)));
  }

  static Answer ok(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer;
  }

  private static String created(Answer answer) {
    return ok(answer).id();
  }

  /** Holds a refusal against the shape of all refusals. */
  static void assertRefused(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).contains("application/problem+json");
    assertThat(answer.object().getInt("status")).isEqualTo(status);
    assertThat(answer.string("code")).isEqualTo(code);
    assertThat(answer.string("title")).isNotBlank();
    assertThat(answer.string("detail")).isNotBlank();
  }

  /** The lines of an answer, each an object. */
  static List<JsonObject> lines(Answer answer) {
    return answer.text().lines().map(Jsons::parsed).toList();
  }
}
