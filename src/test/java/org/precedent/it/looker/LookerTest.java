package org.precedent.it.looker;

import jakarta.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.Parameter;
import org.precedent.it.support.Answer;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.RunningServer;
import org.precedent.it.support.Servers;

/** What tests of the door need: each test makes things of its own. */
abstract class LookerTest {

  private static final Map<Servers, LookerClient> ADMINISTRATORS = new ConcurrentHashMap<>();

  @Parameter Servers server;

  LookerClient admin() {
    return ADMINISTRATORS.computeIfAbsent(
        server,
        one ->
            LookerClient.of(one.address(), RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET));
  }

  LookerClient anonymous() {
    return LookerClient.anonymous(server.address());
  }

  /** A name that nothing else has, of letters that all fields take. */
  static String unique(String prefix) {
    return prefix.toLowerCase(Locale.ROOT) + "_" + UUID.randomUUID().toString().substring(0, 13);
  }

  /** A body for a definition of that type that users may view and edit. */
  static JsonObject definition(String type) {
    String name = unique("attribute");
    return Jsons.object(
        "name", name, "label", name, "type", type, "user_can_view", true, "user_can_edit", true);
  }

  String attribute() {
    return attribute(definition("string"));
  }

  String attribute(JsonObject body) {
    return created(admin().post("/user_attributes", body));
  }

  String attributeWithDefault(String text) {
    return attribute(Jsons.with(definition("string"), "default_value", text));
  }

  String hiddenAttribute(String whitelist) {
    JsonObject hidden = Jsons.with(definition("string"), "value_is_hidden", true);
    return attribute(Jsons.with(hidden, "hidden_value_domain_whitelist", whitelist));
  }

  String group() {
    return group(unique("group"));
  }

  String group(String name) {
    return created(admin().post("/groups", Jsons.object("name", name)));
  }

  String user() {
    return created(
        admin().post("/users", Jsons.object("first_name", "Grace", "last_name", unique("hopper"))));
  }

  String userIn(String... groups) {
    String user = user();
    for (String group : groups) {
      join(user, group);
    }
    return user;
  }

  void join(String user, String group) {
    ok(admin().post("/groups/" + group + "/users", Jsons.object("user_id", user)));
  }

  void nest(String child, String parent) {
    ok(admin().post("/groups/" + parent + "/groups", Jsons.object("group_id", child)));
  }

  static String value(String user, String attribute) {
    return "/users/" + user + "/attribute_values/" + attribute;
  }

  static String groupValue(String group, String attribute) {
    return "/groups/" + group + "/attribute_values/" + attribute;
  }

  static String values(String user, String attribute) {
    return "/users/" + user + "/attribute_values?user_attribute_ids=" + attribute;
  }

  void set(String user, String attribute, String text) {
    ok(admin().patch(value(user, attribute), Jsons.object("value", text)));
  }

  void setForGroup(String group, String attribute, String text) {
    ok(admin().patch(groupValue(group, attribute), Jsons.object("value", text)));
  }

  /** The only effective value, or the text "unset" if there is none. */
  String effective(String user, String attribute) {
    var rows = ok(admin().get(values(user, attribute))).objects();
    return rows.isEmpty() ? "unset" : rows.get(0).getString("value");
  }

  static Answer ok(Answer answer) {
    if (answer.status() != 200) {
      throw new AssertionError("Expected 200: " + answer);
    }
    return answer;
  }

  static String created(Answer answer) {
    return ok(answer).id();
  }
}
