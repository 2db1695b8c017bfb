package org.precedent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.precedent.it.support.Answer;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.PostgreSql;
import org.precedent.it.support.RunningServer;
import org.precedent.it.support.SsoClient;
import org.precedent.it.truenas.RpcClient;
import org.precedent.testing.EmbeddedServers;

/** The database goes away and comes back. */
class OutageIT {

  private static final int USERS = 150_000;
  private static final String VALUES = "/user_attributes/name/values";

  private static Path data;
  private static EmbeddedPostgres database;
  private static int port;
  private static RunningServer server;

  @BeforeAll
  static void start() throws IOException {
    data = Files.createTempDirectory("precedent-outage");
    database = builder().start();
    port = database.getPort();
    server = RunningServer.start(PostgreSql.settings(database, "postgres"));
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
    database.close();
  }

  /** Each test finds the database there. */
  @BeforeEach
  void heal() {
    await().atMost(Duration.ofSeconds(60)).until(() -> server.readiness() == 200);
  }

  private static EmbeddedPostgres.Builder builder() {
    return EmbeddedServers.builder().setDataDirectory(data).setCleanDataDirectory(false);
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void whileItIsAway(Work work) throws IOException {
    database.close();
    try {
      work.run();
    } finally {
      database = builder().setPort(port).start();
    }
    await().atMost(Duration.ofSeconds(60)).until(() -> server.readiness() == 200);
  }

  private static void assertUnavailable(Answer answer) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isPresent();
    assertThat(answer.string("message")).contains("not available");
  }

  @Test
  void while_the_database_is_away_answers_are_503_and_all_heals_when_it_is_back()
      throws IOException {
    LookerClient admin =
        LookerClient.of(server.address(), RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET);
    LookerClient anonymous = LookerClient.anonymous(server.address());
    String user = admin.post("/users", Jsons.object("first_name", "Grace")).id();

    whileItIsAway(
        () -> {
          assertUnavailable(admin.get("/users/" + user));
          assertUnavailable(
              admin.patch("/users/" + user + "/attribute_values/5", Jsons.object("value", "x")));
          assertUnavailable(admin.patch("/users/" + user, Jsons.object("first_name", "Ada")));
          assertUnavailable(admin.post("/groups", Jsons.object("name", "Nobody")));
          assertUnavailable(anonymous.logIn(RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET));
          // More often than somebody may fail: an outage is nobody's guess.
          for (int i = 0; i < 11; i++) {
            assertThat(anonymous.logIn("nobody", "nothing").status()).isEqualTo(503);
          }
          assertThat(server.body("/health/live")).contains("UP");
          await().atMost(Duration.ofSeconds(30)).until(() -> server.readiness() == 503);
        });

    Answer back = admin.get("/users/" + user);
    assertThat(back.status()).isEqualTo(200);
    assertThat(back.string("first_name")).isEqualTo("Grace");
    assertThat(anonymous.logIn(RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET).status())
        .isEqualTo(200);
  }

  @Test
  void while_the_database_is_away_the_zato_door_says_so_in_its_envelope() throws IOException {
    SsoClient sso = new SsoClient(server.address());
    String ust = sso.token(RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET);

    whileItIsAway(
        () -> {
          for (Answer away :
              List.of(
                  sso.send("GET", "/user/attr", "ust", ust, "name", "a"),
                  sso.send("PUT", "/user/attr", "ust", ust, "name", "a", "value", 1),
                  sso.send("GET", "/user/attr", "ust", "another token", "name", "a"),
                  sso.send("POST", "/user/login", "username", "grace", "password", "wrong"))) {
            assertThat(away.status()).as(away.toString()).isEqualTo(503);
            assertThat(away.header("Retry-After")).isPresent();
            assertThat(SsoClient.code(away)).isEqualTo("E008004");
          }
        });
  }

  @Test
  void at_the_door_of_websockets_calls_fail_while_it_is_away_and_the_connection_goes_on_after_it()
      throws IOException {
    try (RpcClient client = RpcClient.open(server.address())) {
      client.call("auth.login", RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET);
      client.call("auth.set_attribute", "theme", "dark");

      whileItIsAway(
          () -> {
            assertThat(errno(client, "auth.me")).isEqualTo(14);
            assertThat(errno(client, "auth.set_attribute", "theme", "light")).isEqualTo(14);
            assertThat(client.call("core.ping")).hasToString("\"pong\"");
          });

      assertThat(client.call("auth.me").asJsonObject().getJsonObject("attributes"))
          .hasToString("{\"theme\":\"dark\"}");
    }
  }

  private static int errno(RpcClient client, String method, Object... params) {
    JsonObject error = client.answer(method, Jsons.array(params)).getJsonObject("error");
    return error.getJsonObject("data").getInt("error");
  }

  private static void execute(String sql) throws SQLException {
    try (Connection connection = database.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void fill() throws SQLException {
    execute(
        "insert into users (id, first_name, last_name, created_at, updated_at)"
            + " select 1000 + i, 'First', 'Last', now(), now() from generate_series(1, "
            + USERS
            + ") i");
  }

  private static String id(String line) {
    return Jsons.parsed(line).getString("user_id");
  }

  // A client that reads nothing ahead, so that all that came before the end is seen.
  private static BufferedReader lines(URI server, String token, String path) throws IOException {
    URLConnection connection = URI.create(server + "/api/v1" + path).toURL().openConnection();
    connection.setReadTimeout(60_000);
    connection.setRequestProperty("Authorization", "Bearer " + token);
    return new BufferedReader(
        new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
  }

  @Test
  void a_bulk_read_that_loses_its_database_is_broken_off_and_the_next_one_goes_on_where_it_was()
      throws SQLException, IOException {
    fill();
    String token =
        LookerClient.anonymous(server.address())
            .logIn(RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET)
            .string("access_token");
    List<String> ids = new ArrayList<>();
    try (BufferedReader broken = lines(server.address(), token, VALUES)) {
      ids.add(id(broken.readLine()));
      execute(
          "select pg_terminate_backend(pid) from pg_stat_activity"
              + " where datname = current_database() and pid <> pg_backend_pid()");

      assertThatThrownBy(() -> broken.lines().forEach(line -> ids.add(id(line))))
          .hasRootCauseInstanceOf(IOException.class);
    }
    int before = ids.size();
    try (BufferedReader rest =
        lines(server.address(), token, VALUES + "?cursor=" + ids.get(before - 1))) {
      rest.lines().forEach(line -> ids.add(id(line)));
    }

    assertThat(before).isLessThan(USERS);
    assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(USERS);
  }
}
