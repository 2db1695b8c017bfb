package org.precedent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.precedent.it.support.Answer;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.RunningServer;
import org.precedent.it.support.SsoClient;
import org.precedent.it.truenas.RpcClient;

/** Pairings, groups with roles, and tests of the directory, by the Looker door, with the demo. */
class DirectoryConfigIT {

  private static final String PASSWORD = "precedent";
  private static final String SALES = "cn=sales,ou=groups,dc=example,dc=com";

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private static RunningServer server;
  private static LookerClient admin;
  private static SsoClient sso;

  @BeforeAll
  static void start() {
    server = RunningServer.start(Map.of("PRECEDENT_LDAP_URL", ""));
    admin = LookerClient.of(server.address(), RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET);
    sso = new SsoClient(server.address());
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> server.body("/health/ready").contains("\"mirrored\""));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @AfterEach
  void forget() {
    config("user_attributes_with_ids", Jsons.array(), "groups_with_role_ids", Jsons.array());
  }

  private static Answer config(Object... namesAndValues) {
    return admin.patch("/ldap_config", Jsons.object(namesAndValues));
  }

  private static JsonObject pairing(String attribute, boolean required, String... ids) {
    return Jsons.object(
        "name", attribute, "required", required, "user_attribute_ids", Jsons.array((Object[]) ids));
  }

  private static void pair(JsonObject... pairings) {
    Answer answer = config("user_attributes_with_ids", Jsons.array((Object[]) pairings));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
  }

  private static String define(String type, boolean hidden) {
    String name = "paired_" + NUMBER.incrementAndGet();
    return admin
        .post(
            "/user_attributes",
            Jsons.object(
                "name",
                name,
                "label",
                name,
                "type",
                type,
                "value_is_hidden",
                hidden,
                "user_can_view",
                true))
        .id();
  }

  private static String user(String mail) {
    return admin.get("/users/search?fields=id&email=" + mail).objects().get(0).getString("id");
  }

  private static String values(String user, String attribute) {
    return admin
        .get(
            "/users/"
                + user
                + "/attribute_values?all_values=true&fields=value,source,rank&user_attribute_ids="
                + attribute)
        .text();
  }

  private static Answer logIn(String name, String password) {
    return sso.send("POST", "/user/login", "username", name, "password", password);
  }

  private static Answer test(String what, Object... namesAndValues) {
    return admin.put("/ldap_config/" + what, Jsons.object(namesAndValues));
  }

  @Test
  void the_demo_company_is_there_and_only_its_directory_changes_it() {
    Answer found = admin.get("/users/search?email=j%25&fields=id,credentials_ldap,email");
    assertThat(found.objects()).isNotEmpty();
    assertThat(found.objects())
        .allSatisfy(
            user ->
                assertThat(user.getJsonObject("credentials_ldap").getString("ldap_dn"))
                    .endsWith("dc=example,dc=com"));
    String user = found.objects().get(0).getString("id");
    assertThat(admin.patch("/users/" + user, Jsons.object("last_name", "Other")).status())
        .isEqualTo(403);
    String group = admin.get("/groups/search?name=sales").objects().get(0).getString("id");
    String inner = admin.get("/groups/search?name=sales-asia").objects().get(0).getString("id");
    assertThat(admin.get("/groups/" + group).object().getBoolean("externally_managed")).isTrue();
    assertThat(
            List.of(
                admin.delete("/groups/" + group).status(),
                admin.patch("/groups/" + group, Jsons.object("name", "Other")).status(),
                admin.post("/groups/" + group + "/users", Jsons.object("user_id", user)).status(),
                admin.delete("/groups/" + group + "/users/" + user).status(),
                admin.delete("/groups/" + group + "/groups/" + inner).status(),
                admin
                    .post("/groups/" + group + "/groups", Jsons.object("group_id", group))
                    .status()))
        .containsOnly(403);
    assertThat(
            admin
                .patch("/users/" + user + "/attribute_values/5", Jsons.object("value", "UTC"))
                .status())
        .isEqualTo(200);
    assertThat(admin.get("/users/search?roles_like=Admin&fields=id").objects())
        .hasSizeGreaterThanOrEqualTo(1);
    assertThat(server.body("/metrics"))
        .contains(
            "directory_mirror_people",
            "directory_mirror_phase",
            "directory_mirror_done",
            "directory_mirror_total");
    assertThat(server.log()).doesNotContain("SEVERE");
  }

  @Test
  void the_configuration_is_shown_without_passwords() {
    Answer answer = admin.get("/ldap_config");

    assertThat(answer.object().getBoolean("enabled")).isTrue();
    assertThat(answer.object().getBoolean("has_auth_password")).isTrue();
    assertThat(answer.string("auth_username")).isEqualTo("cn=precedent");
    assertThat(answer.object()).doesNotContainKey("auth_password");
  }

  @Test
  void only_administrators_see_change_and_test_it() {
    LookerClient person =
        LookerClient.anonymous(server.address()).withToken(sso.token("mkowalska", PASSWORD));

    assertThat(person.get("/ldap_config").status()).isEqualTo(403);
    assertThat(person.patch("/ldap_config", Jsons.object()).status()).isEqualTo(403);
    for (String test : new String[] {"connection", "auth", "user_info", "user_auth"}) {
      assertThat(person.put("/ldap_config/test_" + test, Jsons.object()).status()).isEqualTo(403);
    }
  }

  @Test
  void a_pairing_gives_everybody_his_value_soon_and_takes_it_with_it() {
    String team = define("string", false);
    String alice = user("agreen%40example.com");

    pair(pairing("departmentNumber", false, team));

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(values(alice, team))
                    .isEqualTo("[{\"rank\":0,\"value\":\"IT\",\"source\":\"Directory\"}]"));
    admin.patch("/users/" + alice + "/attribute_values/" + team, Jsons.object("value", "own"));
    assertThat(values(alice, team))
        .isEqualTo(
            "[{\"rank\":-1,\"value\":\"own\",\"source\":\"User Setting\"},"
                + "{\"rank\":0,\"value\":\"IT\",\"source\":\"Directory\"}]");
    JsonObject shown =
        admin.get("/ldap_config").object().getJsonArray("user_attributes").getJsonObject(0);
    assertThat(shown.getString("name")).isEqualTo("departmentnumber");
    assertThat(shown.getJsonArray("user_attributes").getJsonObject(0).getString("id"))
        .isEqualTo(team);

    pair();
    assertThat(values(alice, team)).doesNotContain("Directory");
  }

  @Test
  void a_hidden_paired_value_is_nowhere_to_be_read() {
    String hidden = define("string", true);
    pair(pairing("departmentNumber", false, hidden));
    String alice = user("agreen%40example.com");

    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(values(alice, hidden))
                    .isEqualTo("[{\"rank\":0,\"value\":null,\"source\":\"Directory\"}]"));
    assertThat(
            test("test_user_info", "test_ldap_user", "agreen")
                .object()
                .getJsonObject("user")
                .getJsonObject("attributes"))
        .isEmpty();
  }

  @Test
  void whoever_lacks_a_required_value_can_not_log_in() {
    pair(pairing("departmentNumber", true, define("string", false)));

    assertThat(logIn("mkowalska", PASSWORD).status()).isEqualTo(200);
    Answer refused = logIn("svc-reports", PASSWORD);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(SsoClient.code(refused)).isEqualTo("E005001");
    try (RpcClient client = RpcClient.open(server.address())) {
      assertThat(client.call("auth.login", "svc-reports", PASSWORD)).isEqualTo(JsonValue.FALSE);
      assertThat(client.call("auth.login", "mkowalska", PASSWORD)).isEqualTo(JsonValue.TRUE);
    }
    assertThat(
            test("test_user_auth", "test_ldap_user", "svc-reports", "test_ldap_password", PASSWORD)
                .string("message"))
        .containsIgnoringCase("a pairing requires departmentNumber");

    pair();
    assertThat(logIn("svc-reports", PASSWORD).status()).isEqualTo(200);
  }

  @Test
  void members_of_a_group_with_a_role_hold_it_at_once() {
    LookerClient person =
        LookerClient.anonymous(server.address()).withToken(sso.token("mkowalska", PASSWORD));
    assertThat(person.get("/ldap_config").status()).isEqualTo(403);

    Answer answer =
        config(
            "groups_with_role_ids",
            Jsons.array(Jsons.object("name", SALES, "role_ids", Jsons.array("2"))));

    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    JsonObject group = answer.object().getJsonArray("groups").getJsonObject(0);
    assertThat(group.getString("looker_group_name")).isEqualTo("sales");
    assertThat(person.get("/ldap_config").status()).isEqualTo(200);
    assertBringsRole(group.getString("looker_group_id"), "2");
    assertHeldThroughGroup(user("mkowalska@example.com"), "2");
    config("groups_with_role_ids", Jsons.array());
    assertThat(person.get("/ldap_config").status()).isEqualTo(403);
  }

  private static void assertBringsRole(String group, String role) {
    assertThat(admin.get("/roles/" + role + "/groups?fields=id").strings("id")).contains(group);
    assertThat(
            admin
                .get("/groups/search/with_hierarchy?fields=role_ids&id=" + group)
                .objects()
                .get(0)
                .getJsonArray("role_ids"))
        .isEqualTo(Jsons.array(role));
  }

  private static void assertHeldThroughGroup(String user, String role) {
    String direct = "&direct_association_only=true";
    String roles = "/users/" + user + "/roles?fields=id";
    String holders = "/roles/" + role + "/users?fields=id";
    assertThat(admin.get(roles).strings("id")).contains(role);
    assertThat(admin.get(roles + direct).strings("id")).isEmpty();
    assertThat(admin.get(holders).strings("id")).contains(user);
    assertThat(admin.get(holders + direct).strings("id")).isNotEmpty().doesNotContain(user);
  }

  @Test
  void what_makes_no_sense_is_refused_and_changes_nothing() {
    String team = define("string", false);
    pair(pairing("title", false, team));

    assertRefused("user_attributes_with_ids", Jsons.array(pairing("userPassword", false, team)));
    assertRefused("user_attributes_with_ids", Jsons.array(pairing("no name", false, team)));
    assertRefused("user_attributes_with_ids", Jsons.array(pairing("l", false, "999999")));
    assertRefused("user_attributes_with_ids", Jsons.array(pairing("l", false)));
    assertRefused(
        "groups_with_role_ids",
        Jsons.array(Jsons.object("name", "sales", "role_ids", Jsons.array("2"))));
    assertRefused(
        "groups_with_role_ids",
        Jsons.array(Jsons.object("name", SALES, "role_ids", Jsons.array("77"))));
    assertThat(admin.get("/ldap_config").object().getJsonArray("user_attributes_with_ids"))
        .hasSize(1);
  }

  private static void assertRefused(String field, JsonValue value) {
    Answer answer = config(field, value);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(422);
    assertThat(answer.wrongFields()).containsExactly(field);
  }

  @Test
  void settings_of_the_connection_can_be_sent_back_but_not_changed() {
    JsonObject shown = admin.get("/ldap_config").object();

    assertThat(admin.patch("/ldap_config", shown).status()).isEqualTo(200);
    assertRefused("connection_host", Jsons.object("h", "evil").get("h"));
    assertRefused("auth_password", Jsons.object("p", "other").get("p"));
    assertRefused("enabled", JsonValue.FALSE);
  }

  @Test
  void the_tests_tell_what_works() {
    assertThat(test("test_connection").string("status")).isEqualTo("success");
    assertThat(test("test_auth").string("status")).isEqualTo("success");

    JsonObject found = test("test_user_info", "test_ldap_user", "agreen").object();
    assertThat(found.getString("status")).isEqualTo("success");
    assertThat(found.getJsonObject("user").getString("email")).isEqualTo("agreen@example.com");
    assertThat(found.getJsonObject("user").getJsonArray("roles").getString(0)).isEqualTo("Admin");
    assertThat(test("test_user_info", "test_ldap_user", "nobody").string("status"))
        .isEqualTo("error");
    assertThat(test("test_user_info").status()).isEqualTo(422);
  }

  @Test
  void a_log_in_can_be_tried_as_often_as_any_other() {
    assertThat(tried(PASSWORD).string("status")).isEqualTo("success");
    for (int i = 0; i < 10; i++) {
      assertThat(tried("wrong").string("status")).isEqualTo("error");
    }

    Answer limited = tried("wrong");

    assertThat(limited.status()).isEqualTo(429);
    assertThat(limited.header("Retry-After")).isPresent();
    assertThat(limited.header("RateLimit-Reset")).isEmpty();
  }

  private static Answer tried(String password) {
    return test("test_user_auth", "test_ldap_user", "jmueller", "test_ldap_password", password);
  }

  @Test
  void a_test_never_connects_to_where_the_request_says() throws IOException {
    AtomicInteger connections = new AtomicInteger();
    try (ServerSocket elsewhere = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread listener = new Thread(() -> accept(elsewhere, connections));
      listener.start();
      Object[] body = {
        "connection_host", "127.0.0.1",
        "connection_port", Integer.toString(elsewhere.getLocalPort()),
        "auth_username", "cn=somebody",
        "auth_password", "secret",
        "test_ldap_user", "agreen",
        "test_ldap_password", PASSWORD
      };
      for (String test : new String[] {"connection", "auth", "user_info", "user_auth"}) {
        Answer answer = test("test_" + test, body);
        assertThat(answer.string("status")).as(answer.toString()).isEqualTo("success");
        assertThat(answer.object().getJsonArray("issues").toString())
            .contains("connection_port is not used")
            .doesNotContain("secret");
      }
    }
    assertThat(connections).hasValue(0);
  }

  private static void accept(ServerSocket elsewhere, AtomicInteger connections) {
    while (!elsewhere.isClosed()) {
      try (Socket connection = elsewhere.accept()) {
        connections.incrementAndGet();
      } catch (IOException closed) {
        return;
      }
    }
  }
}
