package org.precedent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.precedent.it.support.Answer;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.PostgreSql;
import org.precedent.it.support.RunningServer;
import org.precedent.it.support.SsoClient;
import org.precedent.it.truenas.RpcClient;

/** The database goes away and comes back. */
class OutageIT {

  private static EmbeddedPostgres database(Path data, int port) throws IOException {
    var builder = EmbeddedPostgres.builder().setDataDirectory(data).setCleanDataDirectory(false);
    return port == 0 ? builder.start() : builder.setPort(port).start();
  }

  private static void assertUnavailable(Answer answer) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isPresent();
    assertThat(answer.string("message")).contains("not available");
  }

  @Test
  void while_the_database_is_away_answers_are_503_and_all_heals_when_it_is_back()
      throws IOException {
    Path data = Files.createTempDirectory("precedent-outage");
    EmbeddedPostgres first = database(data, 0);
    try (RunningServer server = RunningServer.start(PostgreSql.settings(first, "postgres"))) {
      LookerClient admin =
          LookerClient.of(server.address(), RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET);
      String user = admin.post("/users", Jsons.object("first_name", "Grace")).id();
      int port = first.getPort();
      first.close();

      assertUnavailable(admin.get("/users/" + user));
      assertUnavailable(
          admin.patch("/users/" + user + "/attribute_values/5", Jsons.object("value", "x")));
      assertUnavailable(admin.patch("/users/" + user, Jsons.object("first_name", "Ada")));
      assertUnavailable(admin.post("/groups", Jsons.object("name", "Nobody")));
      LookerClient anonymous = LookerClient.anonymous(server.address());
      assertUnavailable(anonymous.logIn(RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET));
      // More often than somebody may fail: an outage is nobody's guess.
      for (int i = 0; i < 11; i++) {
        assertThat(anonymous.logIn("nobody", "nothing").status()).isEqualTo(503);
      }
      assertThat(server.body("/health/live")).contains("UP");
      await().atMost(Duration.ofSeconds(30)).until(() -> server.readiness() == 503);

      try (EmbeddedPostgres second = database(data, port)) {
        await().atMost(Duration.ofSeconds(60)).until(() -> server.readiness() == 200);
        Answer back = admin.get("/users/" + user);
        assertThat(back.status()).isEqualTo(200);
        assertThat(back.string("first_name")).isEqualTo("Grace");
        assertThat(anonymous.logIn(RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET).status())
            .isEqualTo(200);
        server.kill();
      }
    }
  }

  @Test
  void while_the_database_is_away_the_zato_door_says_so_in_its_envelope() throws IOException {
    EmbeddedPostgres database = database(Files.createTempDirectory("precedent-outage"), 0);
    try (RunningServer server = RunningServer.start(PostgreSql.settings(database, "postgres"))) {
      SsoClient sso = new SsoClient(server.address());
      String ust = sso.token(RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET);
      database.close();

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
    }
  }

  @Test
  void at_the_door_of_websockets_calls_fail_while_it_is_away_and_the_connection_goes_on_after_it()
      throws IOException {
    Path data = Files.createTempDirectory("precedent-outage");
    EmbeddedPostgres first = database(data, 0);
    try (RunningServer server = RunningServer.start(PostgreSql.settings(first, "postgres"));
        RpcClient client = RpcClient.open(server.address())) {
      client.call("auth.login", RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET);
      client.call("auth.set_attribute", "theme", "dark");
      int port = first.getPort();
      first.close();

      assertThat(errno(client, "auth.me")).isEqualTo(14);
      assertThat(errno(client, "auth.set_attribute", "theme", "light")).isEqualTo(14);
      assertThat(client.call("core.ping")).hasToString("\"pong\"");

      try (EmbeddedPostgres second = database(data, port)) {
        await().atMost(Duration.ofSeconds(60)).until(() -> server.readiness() == 200);
        assertThat(client.call("auth.me").asJsonObject().getJsonObject("attributes"))
            .hasToString("{\"theme\":\"dark\"}");
        server.kill();
      }
    }
  }

  private static int errno(RpcClient client, String method, Object... params) {
    JsonObject error = client.answer(method, Jsons.array(params)).getJsonObject("error");
    return error.getJsonObject("data").getInt("error");
  }
}
