package org.precedent.it.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precedent.it.support.Jsons.array;
import static org.precedent.it.support.Jsons.object;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precedent.directory.ldap.TestCertificate;
import org.precedent.it.support.Answer;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.PostgreSql;
import org.precedent.it.support.RunningServer;
import org.precedent.testing.KnownSecrets;
import org.precedent.testing.TestDestination;

/** Deliveries to real servers, and that hidden values are nowhere but there. */
class DeliveriesIT {

  private static final String MARKER = KnownSecrets.add("hidden-marker-7Q2x");
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir static Path folder;

  private static Map<String, String> database;
  private static RunningServer server;
  private static LookerClient admin;
  private static String adminToken;
  private static TestDestination echo;
  private static TestDestination secure;
  private static final CountDownLatch END = new CountDownLatch(1);

  @BeforeAll
  static void start() {
    TestCertificate certificate = TestCertificate.create(folder);
    echo = TestDestination.http(DeliveriesIT::behave);
    secure = TestDestination.https(certificate.serverContext(), DeliveriesIT::behave);
    database = PostgreSql.newDatabase();
    Map<String, String> settings = new HashMap<>(database);
    settings.put("PRECEDENT_DELIVERY_NETWORKS", "127.0.0.1/32");
    settings.put("PRECEDENT_DELIVERY_ALLOWLIST", origin() + "/open/*,http://169.254.169.254/*");
    settings.put("PRECEDENT_DELIVERY_TRUST_STORE", certificate.certificate().toString());
    settings.put("PRECEDENT_DELIVERY_RESPONSE_TIMEOUT", "PT5S");
    server = RunningServer.start(settings);
    Answer login =
        LookerClient.anonymous(server.address())
            .logIn(RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET);
    adminToken = login.string("access_token");
    admin = LookerClient.anonymous(server.address()).withToken(adminToken);
  }

  @AfterAll
  static void stop() {
    END.countDown();
    server.close();
    echo.close();
    secure.close();
  }

  private static void behave(byte[] request, OutputStream out)
      throws IOException, InterruptedException {
    String text = new String(request, StandardCharsets.ISO_8859_1);
    if (text.contains("/redirect")) {
      out.write(
          ("HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: "
                  + origin()
                  + "/elsewhere\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
    } else if (text.contains("/hang")) {
      assertThat(END.await(60, TimeUnit.SECONDS)).isTrue();
    } else {
      out.write("HTTP/1.1 200 OK\r\nX-Echo: yes\r\n".getBytes(StandardCharsets.US_ASCII));
      out.write(("Content-Length: " + request.length + "\r\n\r\n").getBytes());
      out.write(request);
    }
  }

  private static String origin() {
    return "http://127.0.0.1:" + echo.port();
  }

  private static Answer api(String token, String method, String path, JsonValue body) {
    return api(token, method, path, body, Map.of());
  }

  private static Answer api(
      String token, String method, String path, JsonValue body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.address() + "/api/v1" + path))
            .timeout(Duration.ofSeconds(60))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(
                method,
                body == JsonValue.NULL
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body.toString()));
    headers.forEach(request::header);
    try {
      HttpResponse<byte[]> response =
          HTTP.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), response.headers().map(), response.body());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** As after kill -9; the port is another one, the session the same. */
  private static void restart() {
    server.kill();
    server.restart();
    admin = LookerClient.anonymous(server.address()).withToken(adminToken);
  }

  private static String unique(String stem) {
    return stem + "_" + UUID.randomUUID().toString().substring(0, 8);
  }

  private record Attribute(String id, String name) {
    String place() {
      return "{{ user_attributes." + name + " }}";
    }
  }

  private static Attribute hidden(String whitelist) {
    String name = unique("token");
    Answer created =
        admin.post(
            "/user_attributes",
            object(
                "name",
                name,
                "label",
                name,
                "type",
                "string",
                "value_is_hidden",
                true,
                "user_can_view",
                true,
                "user_can_edit",
                true,
                "hidden_value_domain_whitelist",
                whitelist));
    assertThat(created.status()).as(created.toString()).isEqualTo(200);
    return new Attribute(created.id(), name);
  }

  private static String user() {
    return admin.post("/users", object("first_name", "Grace", "last_name", unique("hopper"))).id();
  }

  private static void set(String user, Attribute attribute, String value) {
    assertThat(
            admin
                .patch(
                    "/users/" + user + "/attribute_values/" + attribute.id(),
                    object("value", value))
                .status())
        .isEqualTo(200);
  }

  private static String token(String user) {
    return admin.post("/login/" + user).string("access_token");
  }

  private static JsonObject get(String user, String url, String header) {
    return object(
        "user_id", user, "method", "GET", "url", url, "headers", object("X-Token", header));
  }

  private static List<String> requestsWith(String text) {
    return echo.requests().stream().filter(request -> request.contains(text)).toList();
  }

  @Test
  void a_secret_stands_on_the_wire_where_the_template_put_it_and_nothing_comes_back() {
    Attribute attribute = hidden(origin() + "/api/*");
    String user = user();
    String secret = unique("s3cret");
    set(user, attribute, secret);
    JsonObject request =
        object(
            "user_id",
            user,
            "method",
            "POST",
            "url",
            origin() + "/api/" + attribute.place() + "?q=1",
            "headers",
            object("Authorization", "Bearer " + attribute.place()),
            "body",
            object("token", attribute.place()));

    Answer answer = api(token(user), "POST", "/deliveries", request);

    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    assertThat(answer.string("status")).isEqualTo("delivered");
    assertThat(answer.object().getInt("status_code")).isEqualTo(200);
    assertThat(answer.object().getJsonArray("attributes")).isEqualTo(array(attribute.name()));
    assertThat(answer.text()).doesNotContain(secret).doesNotContain("X-Echo");
    assertThat(requestsWith(secret))
        .singleElement()
        .satisfies(
            sent -> {
              assertThat(sent).startsWith("POST /api/" + secret + "?q=1 HTTP/1.1\r\n");
              assertThat(sent).contains("\r\nAuthorization: Bearer " + secret + "\r\n");
              assertThat(sent).endsWith("\r\n\r\n{\"token\":\"" + secret + "\"}");
              assertThat(sent.split(secret, -1)).hasSize(4);
            });
  }

  @Test
  void https_with_a_trusted_certificate_is_delivered_to() {
    Attribute attribute = hidden("https://localhost:" + secure.port() + "/*");
    String user = user();
    set(user, attribute, "s3cret");

    Answer answer =
        api(
            adminToken,
            "POST",
            "/deliveries",
            get(user, "https://localhost:" + secure.port() + "/x", attribute.place()));

    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
  }

  @Test
  void a_destination_off_the_whitelist_is_refused() {
    Attribute attribute = hidden(origin() + "/api/*");
    String user = user();
    set(user, attribute, "s3cret");

    Answer answer =
        api(adminToken, "POST", "/deliveries", get(user, origin() + "/open/x", attribute.place()));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.string("code")).isEqualTo("not_on_whitelist");
    assertThat(answer.object().getJsonObject("delivery").getString("status")).isEqualTo("refused");
    assertThat(answer.header("content-type")).contains("application/problem+json");
  }

  @Test
  void a_forbidden_address_is_refused_even_if_a_list_admits_it() {
    Answer answer =
        api(adminToken, "POST", "/deliveries", get(user(), "http://169.254.169.254/", "x"));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.string("code")).isEqualTo("forbidden_address");
  }

  @Test
  void a_redirect_is_told_and_not_followed() {
    Answer answer =
        api(adminToken, "POST", "/deliveries", get(user(), origin() + "/open/redirect", "x"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.object().getInt("status_code")).isEqualTo(302);
    assertThat(requestsWith("/elsewhere")).isEmpty();
  }

  @Test
  void a_hanging_destination_is_a_gateway_timeout() {
    Answer answer =
        api(adminToken, "POST", "/deliveries", get(user(), origin() + "/open/hang", "x"));

    assertThat(answer.status()).isEqualTo(504);
    assertThat(answer.string("code")).isEqualTo("timeout");
  }

  @Test
  void the_callers_own_token_is_not_forwarded() {
    String path = "/open/" + unique("own");

    api(adminToken, "POST", "/deliveries", get(user(), origin() + path, "x"));

    assertThat(requestsWith(path))
        .singleElement()
        .satisfies(sent -> assertThat(sent).doesNotContainIgnoringCase("authorization"));
  }

  @Test
  void an_idempotency_key_survives_a_restart() {
    String path = "/open/" + unique("once");
    JsonObject request = get(user(), origin() + path, "x");
    Map<String, String> key = Map.of("Idempotency-Key", unique("key"));
    Answer first = api(adminToken, "POST", "/deliveries", request, key);
    restart();

    Answer second = api(adminToken, "POST", "/deliveries", request, key);
    Answer other = api(adminToken, "POST", "/deliveries", get(user(), origin() + path, "y"), key);

    assertThat(second.text()).isEqualTo(first.text());
    assertThat(other.status()).isEqualTo(422);
    assertThat(requestsWith(path)).hasSize(1);
  }

  @Test
  void a_check_answers_200_in_either_case() {
    Attribute attribute = hidden(origin() + "/api/*");
    String user = user();
    set(user, attribute, "s3cret");

    Answer allowed = check(user, origin() + "/api/x", array(attribute.name()));
    Answer refused = check(user, origin() + "/other", array(attribute.name()));
    Answer malformed = check(user, "https://a\\b", array(attribute.name()));

    assertThat(List.of(allowed.status(), refused.status(), malformed.status())).containsOnly(200);
    assertThat(allowed.object().getBoolean("allowed")).isTrue();
    assertThat(refused.object().getBoolean("allowed")).isFalse();
    assertThat(malformed.string("reason")).isEqualTo("backslash");
  }

  private static Answer check(String user, String url, JsonArray names) {
    return api(
        adminToken,
        "POST",
        "/deliveries/check",
        object("user_id", user, "url", url, "attributes", names));
  }

  @Test
  void what_is_no_request_is_refused_with_the_field() {
    String user = user();
    for (JsonObject wrong :
        List.of(
            object(),
            object("user_id", "x", "method", "GET", "url", "http://a.test/"),
            object("user_id", user, "method", "TRACE", "url", "http://a.test/"),
            object("user_id", user, "method", "GET", "url", 1),
            object("user_id", user, "method", "GET", "url", "http://{{ x }}/"),
            object("user_id", user, "method", "GET", "url", "http://a.test/", "other", 1),
            object("user_id", user, "method", "GET", "url", "http://a.test/", "body", 1),
            object(
                "user_id",
                user,
                "method",
                "GET",
                "url",
                "http://a.test/",
                "headers",
                object("Host", "x")),
            object(
                "user_id",
                user,
                "method",
                "GET",
                "url",
                "http://a.test/",
                "headers",
                array("x")))) {
      assertThat(api(adminToken, "POST", "/deliveries", wrong).status())
          .as(wrong.toString())
          .isEqualTo(422);
    }
    assertThat(api(adminToken, "GET", "/deliveries?limit=x", JsonValue.NULL).status())
        .isEqualTo(400);
    assertThat(api("nobody", "GET", "/deliveries", JsonValue.NULL).status()).isEqualTo(401);
  }

  @Test
  void the_record_is_listed_and_a_user_sees_his_own() {
    String user = user();
    api(adminToken, "POST", "/deliveries", get(user, origin() + "/open/a?b=c", "x"));
    String other = user();

    Answer all = api(adminToken, "GET", "/deliveries?user_id=" + user, JsonValue.NULL);
    Answer own = api(token(user), "GET", "/deliveries", JsonValue.NULL);
    Answer others = api(token(other), "GET", "/deliveries?user_id=" + user, JsonValue.NULL);

    assertThat(own.text()).isEqualTo(all.text()).doesNotContain("b=c");
    assertThat(own.object().getJsonArray("deliveries")).hasSize(1);
    assertThat(others.status()).isEqualTo(403);
  }

  @Test
  void a_hidden_value_is_nowhere_but_at_its_destination() throws Exception {
    Attribute attribute = hidden(origin() + "/api/*");
    String user = user();
    String group = admin.post("/groups", object("name", unique("group"))).id();
    List<Answer> answers = new ArrayList<>();
    String own = "/users/" + user + "/attribute_values/" + attribute.id();
    String definition = "/user_attributes/" + attribute.id();
    answers.add(admin.post("/groups/" + group + "/users", object("user_id", user)));
    answers.add(admin.patch(own, object("value", MARKER + "-own")));
    answers.add(
        admin.post(
            definition + "/group_values",
            array(object("group_id", group, "value", MARKER + "-group"))));
    answers.add(admin.patch(definition, object("default_value", MARKER + "-default")));
    answers.add(admin.get("/users/" + user + "/attribute_values?all_values=true"));
    answers.add(admin.as(user).get("/users/" + user + "/attribute_values?all_values=true"));
    for (String path :
        List.of(
            "/user_attributes",
            definition,
            definition + "/group_values",
            "/users/" + user,
            "/users/search?first_name=" + MARKER,
            "/users/search?sorts=" + attribute.name(),
            "/groups/" + group,
            "/groups/search?name=" + MARKER)) {
      answers.add(admin.get(path));
    }
    answers.add(admin.patch(own, object("value", 7)));
    answers.add(admin.patch(definition, object("type", "number")));
    answers.add(admin.patch(definition, object("value_is_hidden", false)));
    answers.add(admin.patch(definition, object("name", attribute.name() + "-2")));
    answers.add(admin.get("/users/" + user + "/attribute_values?all_values=true"));
    Attribute renamed = new Attribute(attribute.id(), attribute.name() + "-2");
    for (String url :
        List.of(origin() + "/api/" + renamed.place(), origin() + "/off/" + renamed.place())) {
      answers.add(api(adminToken, "POST", "/deliveries", get(user, url, renamed.place())));
    }
    answers.add(check(user, origin() + "/api/x", array(renamed.name())));
    answers.add(api(adminToken, "GET", "/deliveries", JsonValue.NULL));

    assertThat(requestsWith(MARKER)).hasSize(1);
    assertThat(answers).allSatisfy(answer -> assertThat(answer.text()).doesNotContain(MARKER));
    assertThat(answers)
        .allSatisfy(answer -> assertThat(answer.headers().toString()).doesNotContain(MARKER));
    for (String path : List.of("/metrics", "/openapi", "/health", "/zato/sso/user/attr/names")) {
      assertThat(server.body(path)).doesNotContain(MARKER);
    }
    assertThat(server.log()).doesNotContain(MARKER);
    assertThat(dump()).isNotEmpty().noneMatch(row -> row.contains(MARKER));
    assertThat(files()).noneMatch(text -> text.contains(MARKER));
  }

  @Test
  void metrics_count_deliveries_by_how_they_ended_and_name_no_destination() {
    String user = user();
    String path = "/open/" + unique("metric");
    api(adminToken, "POST", "/deliveries", get(user, origin() + path, "x"));
    api(adminToken, "POST", "/deliveries", get(user, "https://evil.test/" + path, "x"));

    String metrics = server.body("/metrics");

    assertThat(metrics.lines().filter(line -> line.startsWith("deliveries_total{")))
        .anyMatch(line -> line.contains("status=\"delivered\"") && line.contains("\"none\""))
        .anyMatch(line -> line.contains("status=\"refused\""));
    assertThat(metrics)
        .contains("delivery_time_seconds_count{")
        .doesNotContain(path)
        .doesNotContain("evil.test")
        .doesNotContain(origin());
  }

  @Test
  void setting_the_same_hidden_value_again_looks_like_setting_another() {
    Attribute attribute = hidden(origin() + "/api/*");
    String user = user();
    String path = "/users/" + user + "/attribute_values/" + attribute.id();
    set(user, attribute, "first");

    Answer same = admin.patch(path, object("value", "first"));
    Answer other = admin.patch(path, object("value", "second"));

    assertThat(same.text()).isEqualTo(other.text());
    assertThat(same.header("etag")).isEqualTo(other.header("etag"));
  }

  private static List<String> dump() throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Connection connection = PostgreSql.connection(database);
        Statement tables = connection.createStatement();
        ResultSet names =
            tables.executeQuery("select tablename from pg_tables where schemaname = 'public'")) {
      while (names.next()) {
        try (Statement statement = connection.createStatement();
            ResultSet row =
                statement.executeQuery(
                    "select cast(t as text) from \"" + names.getString(1) + "\" t")) {
          while (row.next()) {
            // Bytes are shown in hexadecimal digits.
            rows.add(row.getString(1).replace(hex(MARKER), MARKER));
          }
        }
      }
    }
    return rows;
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> files() throws IOException {
    try (var paths = Files.walk(server.folder())) {
      return paths.filter(Files::isRegularFile).map(DeliveriesIT::latin).toList();
    }
  }

  private static String latin(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Test
  void a_delivery_that_a_kill_interrupts_is_on_record() {
    String user = user();
    String path = "/open/hang-" + unique("kill");
    Thread caller =
        new Thread(
            () -> {
              try {
                api(adminToken, "POST", "/deliveries", get(user, origin() + path, "x"));
              } catch (UncheckedIOException killed) {
                return;
              }
            });
    caller.start();
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> !requestsWith(path).isEmpty());
    restart();

    Answer list = api(adminToken, "GET", "/deliveries?user_id=" + user, JsonValue.NULL);

    assertThat(list.text()).contains("\"status\":\"pending\"");
  }
}
