package org.precedent.it.zato;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.Parameter;
import org.precedent.it.support.Answer;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.RunningServer;
import org.precedent.it.support.Servers;

/** What tests of attributes need: each test has users of its own. */
abstract class AttributeTest {

  static final String ATTR = "/user/attr";

  private static final Map<Servers, LookerClient> ADMINISTRATORS = new ConcurrentHashMap<>();

  @Parameter Servers server;

  /** A user with a session. */
  record Person(String lookerId, AttributeClient client) {

    /** The user's id at this door. */
    String id() {
      String digits = Long.toString(Long.parseLong(lookerId), 36);
      return "zusr" + "0".repeat(13 - digits.length()) + digits;
    }
  }

  LookerClient looker() {
    return ADMINISTRATORS.computeIfAbsent(
        server,
        one ->
            LookerClient.of(one.address(), RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET));
  }

  AttributeClient admin() {
    Answer login =
        LookerClient.anonymous(server.address())
            .logIn(RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET);
    return new AttributeClient(server.address(), login.string("access_token"));
  }

  Person person() {
    String id = looker().post("/users", Jsons.object("first_name", "Grace")).id();
    return new Person(id, session(id));
  }

  AttributeClient session(String lookerId) {
    String token = looker().post("/login/" + lookerId).string("access_token");
    return new AttributeClient(server.address(), token);
  }

  /** A managed attribute of that type. */
  String managed(String type, Object... more) {
    String name = "managed_" + UUID.randomUUID().toString().substring(0, 13);
    var body =
        Jsons.object(
            "name",
            name,
            "label",
            name,
            "type",
            type,
            "user_can_view",
            true,
            "user_can_edit",
            true);
    for (int i = 0; i < more.length; i += 2) {
      body = Jsons.with(body, (String) more[i], more[i + 1]);
    }
    assertThat(looker().post("/user_attributes", body).status()).isEqualTo(200);
    return name;
  }

  static Answer ok(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer;
  }

  static void refused(Answer answer, String code) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
    assertThat(AttributeClient.code(answer)).as(answer.toString()).isEqualTo(code);
  }

  static JsonValue value(AttributeClient client, String name) {
    return ok(client.get(ATTR, "name", name)).object().get("value");
  }

  static boolean found(AttributeClient client, String name) {
    return ok(client.get(ATTR, "name", name)).object().getBoolean("found");
  }

  static Object item(Object... members) {
    return Jsons.object(members);
  }
}
