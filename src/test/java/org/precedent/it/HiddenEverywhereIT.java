package org.precedent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precedent.it.support.Jsons.array;
import static org.precedent.it.support.Jsons.object;
import static org.precedent.it.support.Jsons.with;

import jakarta.json.JsonObject;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.precedent.it.support.Answer;
import org.precedent.it.support.AnswerLog;
import org.precedent.it.support.Dump;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.PostgreSql;
import org.precedent.it.support.RunningServer;
import org.precedent.it.support.Servers;
import org.precedent.testing.KnownSecrets;

/**
 * A hidden value is in no answer of any door, in no error, log, metric or dump, whether it was
 * hidden from the beginning or became so.
 */
class HiddenEverywhereIT {

  private static final String WHITELIST = "https://api.example.test/*";
  private static final String PASSWORD = "correct horse battery";

  /** A person at every door, and an administrator. */
  private record Scene(AnswerLog doors, String user, String userId, String group) {}

  private static Scene scene(RunningServer server) {
    AnswerLog doors = AnswerLog.of(server.address());
    LookerClient admin = doors.looker();
    String name = "p" + UUID.randomUUID().toString().substring(0, 8);
    String userId =
        doors
            .zatoAsAdmin(
                "POST", "/user", "username", name, "password", PASSWORD, "auto_approve", true)
            .string("user_id");
    String user = Long.toString(Long.parseLong(userId.substring(4), 36));
    String group = admin.post("/groups", object("name", "g" + name)).id();
    admin.post("/groups/" + group + "/users", object("user_id", user));
    String member = admin.post("/users", object("first_name", "Member")).id();
    admin.post("/groups/" + group + "/users", object("user_id", member));
    doors.logIn(name, PASSWORD);
    return new Scene(doors, user, userId, group);
  }

  private static JsonObject definition(String name, boolean hidden) {
    JsonObject visible =
        object(
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
    return hidden ? hidden(visible) : visible;
  }

  private static JsonObject hidden(JsonObject definition) {
    return with(
        with(definition, "value_is_hidden", true), "hidden_value_domain_whitelist", WHITELIST);
  }

  private static String define(Scene scene, String name, boolean hidden) {
    Answer created = scene.doors.looker("POST", "/user_attributes", definition(name, hidden));
    assertThat(created.status()).as(created.toString()).isEqualTo(200);
    return created.id();
  }

  /** Values of every level, and in each way that there is to set one. */
  private static void setEverywhere(Scene scene, String name, String id, String value) {
    AnswerLog doors = scene.doors;
    doors.looker(
        "POST",
        "/user_attributes/" + id + "/group_values",
        array(object("group_id", scene.group, "value", value + "-group")));
    doors.looker("PATCH", "/user_attributes/" + id, object("default_value", value + "-default"));
    doors.looker(
        "PATCH",
        "/users/" + scene.user + "/attribute_values/" + id,
        object("value", value + "-looker"));
    doors.zato("PUT", "/user/attr", "name", name, "value", value + "-set");
    doors.zato("PATCH", "/user/attr", "name", name, "value", value + "-update");
    doors.zato("PUT", "/user/attr", "data", array(object("name", name, "value", value + "-many")));
    doors.zato("PATCH", "/user/attr", "name", name, "expiration", 3600);
  }

  private static void askEverywhere(Scene scene, String name, String id, String value) {
    AnswerLog doors = scene.doors;
    doors.getAll(
        Map.of(
            "user_id",
            scene.user,
            "users/id",
            scene.user,
            "user_attribute_id",
            id,
            "user_attributes/id",
            id,
            "group_id",
            scene.group,
            "name",
            name));
    readEverywhere(scene, name, id);
    for (String path :
        new String[] {
          "/users/" + scene.user + "/attribute_values?all_values=true&include_unset=true",
          "/users/search?first_name=" + value,
          "/users/search?sorts=" + name,
          "/groups/search?name=" + value,
          "/user_attributes?sorts=default_value"
        }) {
      doors.looker("GET", path, null);
    }
    for (boolean decrypt : new boolean[] {true, false}) {
      doors.zato("GET", "/user/attr", "name", name, "decrypt", decrypt);
      doors.zato("GET", "/user/attr", "data", array(name, "other"), "decrypt", decrypt);
    }
    doors.zato("GET", "/user/attr/exists", "name", name);
    doors.zato("GET", "/user/attr/names");
    doors.zato("POST", "/user/attr", "name", name, "value", value + "-again");
    doors.zato("PUT", "/user/attr", "name", name, "value", object("a", value));
    doors.zato("PUT", "/user/attr", "name", name, "value", value, "expiration", -1);
    doors.zatoAsAdmin("GET", "/user/attr", "name", name, "user_id", scene.userId);
    doors.zatoAsAdmin("GET", "/user/search", "display_name", value);
    doors.rpc("auth.me");
    doors.rpc("auth.set_attribute", name, "mine");
    doors.rpc("auth.sessions");
    doors.own("GET", "/users/me/settings/" + name, null);
    doors.own(
        "POST",
        "/deliveries/check",
        object(
            "user_id", scene.user, "url", "https://api.example.test/x", "attributes", array(name)));
    for (String url : new String[] {"https://api.example.test/", "https://other.example.test/"}) {
      String place = "{{ user_attributes." + name + " }}";
      doors.own(
          "POST",
          "/deliveries",
          object("user_id", scene.user, "method", "GET", "url", url + place));
    }
    doors.own("GET", "/deliveries", null);
  }

  /** What the own API tells of the levels: of one has the own value, the other that of a group. */
  private static void readEverywhere(Scene scene, String name, String id) {
    AnswerLog doors = scene.doors;
    String explanation = "/users/" + scene.user + "/attributes/" + name + "/explanation";
    assertThat(doors.own("GET", explanation, null).status()).isEqualTo(200);
    doors.ownAsUser("GET", explanation, null);
    String whatIf = "/users/" + scene.user + "/what-if";
    assertThat(doors.own("GET", whatIf + "?remove_group=" + scene.group, null).status())
        .isEqualTo(200);
    doors.own("GET", whatIf, null);
    String bulk = "/user_attributes/" + id + "/values?format=";
    for (String format : new String[] {"ndjson", "csv", "csv&spreadsheet=true"}) {
      doors.own("GET", bulk + format, null);
      doors.own("GET", bulk + format + "&group=" + scene.group, null);
      for (String source : new String[] {"user", "directory", "group", "default", "none"}) {
        assertThat(doors.own("GET", bulk + format + "&source=" + source, null).status())
            .isEqualTo(200);
      }
    }
    doors.own("GET", bulk + "csv&value=nothing", null);
  }

  private static void changeDefinition(Scene scene, String name, String id) {
    AnswerLog doors = scene.doors;
    String path = "/user_attributes/" + id;
    doors.looker("PATCH", path, object("value_is_hidden", false));
    doors.looker("PATCH", path, object("hidden_value_domain_whitelist", "https://*.test/*"));
    doors.looker("PATCH", path, object("type", "number"));
    doors.looker("PATCH", path, object("type", "yesno"));
    doors.looker("PATCH", path, object("name", name + "_renamed"));
    doors.looker("PATCH", path, object("user_can_view", true));
  }

  @ParameterizedTest
  @EnumSource(Servers.class)
  void a_hidden_value_is_in_no_answer_log_metric_or_dump(Servers database) throws SQLException {
    Map<String, String> settings = database == Servers.H2 ? Map.of() : PostgreSql.newDatabase();
    String marker = KnownSecrets.add("marker-" + UUID.randomUUID());
    String seen = "control-" + UUID.randomUUID();
    try (RunningServer server = RunningServer.start(settings)) {
      Scene scene = scene(server);
      AnswerLog doors = scene.doors;
      String visible = define(scene, "visible", false);
      setEverywhere(scene, "visible", visible, seen);
      String became = define(scene, "became_hidden", false);
      setEverywhere(scene, "became_hidden", became, marker);
      doors.forget();
      String always = define(scene, "always_hidden", true);
      setEverywhere(scene, "always_hidden", always, marker);
      doors.looker(
          "PATCH",
          "/user_attributes/" + became,
          object("value_is_hidden", true, "hidden_value_domain_whitelist", WHITELIST));

      for (String name : new String[] {"became_hidden", "always_hidden"}) {
        String id = name.startsWith("became") ? became : always;
        askEverywhere(scene, name, id, "nothing");
        changeDefinition(scene, name, id);
        askEverywhere(scene, name + "_renamed", id, "nothing");
      }
      doors.looker("GET", "/users/" + scene.user + "/attribute_values?all_values=true", null);
      readEverywhere(scene, "visible", visible);
      for (String path : new String[] {"/metrics", "/openapi", "/health", "/api/versions"}) {
        assertThat(server.body(path)).as(path).isNotEmpty().doesNotContain(marker);
      }

      for (String row : new String[] {"-many\",user", "-group\",group", "-default\",default"}) {
        assertThat(doors.texts()).anyMatch(text -> text.contains(seen + row));
      }
      assertThat(doors.texts()).noneMatch(text -> text.contains(marker));
      assertThat(server.log()).isNotEmpty().doesNotContain(marker);
      Dump dump = Dump.of(server, settings);
      assertThat(dump.holds(seen + "-many")).isTrue();
      assertThat(dump.holds(seen + "-group")).isTrue();
      assertThat(dump.holds(seen + "-default")).isTrue();
      assertThat(dump.holds(marker)).isFalse();
    }
  }
}
