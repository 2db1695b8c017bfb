package org.precedent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.PostgreSql;
import org.precedent.it.support.RunningServer;
import org.precedent.it.support.SsoClient;
import org.precedent.testing.KnownSecrets;

/** Keys are rotated by command while a server runs, dies and comes back. */
class RotationIT {

  private static final String MARKER = KnownSecrets.add("m4rk3r-of-what-is-sealed");
  private static final String PLAIN = "m4rk3r-of-what-is-plain";
  private static final int VALUES = 2000;

  @Test
  void nothing_is_unreadable_after_a_crash_and_old_keys_can_go() throws SQLException {
    Map<String, String> database = PostgreSql.newDatabase();
    try (RunningServer server = RunningServer.start(database)) {
      write(server);
      String old = primary(server);

      assertThat(server.keys("retire", old)).startsWith("1 ").contains("rotate first");
      try (Connection writer = PostgreSql.connection(database)) {
        lockHalf(writer);
        assertThat(server.keys("rotate")).startsWith("0 ");
        assertThat(server.keys("retire", old)).startsWith("1 ");
        await()
            .atMost(Duration.ofSeconds(30))
            .pollInterval(Duration.ofMillis(20))
            .until(() -> keysInUse(database) == 2);
        server.kill();
        writer.rollback();
      }
      assertThat(keysInUse(database)).isEqualTo(2);
      server.restart();
      read(server);
      assertThat(server.keys("rotate")).startsWith("0 ");
      read(server);

      await()
          .atMost(Duration.ofSeconds(90))
          .pollInterval(Duration.ofSeconds(4))
          .until(() -> server.keys("retire", old).startsWith("0 "));
      assertThat(server.keys("list")).contains("key " + old + ": retired, needed by 0 values");
      assertThat(server.keys("destroy", primary(server))).startsWith("1 ");
      assertThat(server.keys("destroy", old)).startsWith("0 ");
      server.kill();
      server.restart();
      read(server);
      assertThat(dump(database)).contains(PLAIN).doesNotContain(MARKER).doesNotContain(hex(MARKER));
      assertThat(server.body("/health/ready")).contains("\"keys\"", "\"remaining\":\"0\"");
      assertThat(server.body("/metrics")).contains("resealing_remaining");
      assertThat(server.log()).doesNotContain(MARKER);
    }
  }

  @Test
  void the_embedded_database_s_files_hold_no_sealed_value() throws IOException {
    try (RunningServer server = RunningServer.start(Map.of())) {
      write(server);
      String old = primary(server);
      assertThat(server.keys("rotate")).startsWith("0 ");
      assertThat(server.keys("retire", old)).startsWith("1 ").contains("stop that first");
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> server.log().contains("all that open are sealed"));
      read(server);
      server.terminate();

      assertThat(server.keys("list"))
          .contains("key " + old + ": opens, needed by 0 values")
          .doesNotContain("Exception");
      assertThat(files(server.folder().resolve("data"))).contains(PLAIN).doesNotContain(MARKER);
      await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofSeconds(4))
          .until(() -> server.keys("retire", old).startsWith("0 "));
      server.restart();
      read(server);
      assertThat(server.log()).doesNotContain(MARKER);
    }
  }

  @Test
  void a_command_that_is_none_tells_what_there_is() throws IOException {
    try (RunningServer server = RunningServer.idle(Map.of())) {
      assertThat(server.keys("burn")).startsWith("2 ").contains("keys rotate");
      assertThat(server.keys()).startsWith("2 ");
      assertThat(server.keys("retire", "nonsense")).startsWith("2 ");
      assertThat(server.keys("wrap")).startsWith("1 ").contains("PRECEDENT_MASTER_KEY");
    }
  }

  private static LookerClient looker(RunningServer server) {
    return LookerClient.of(server.address(), RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET);
  }

  private static String token(RunningServer server) {
    return LookerClient.anonymous(server.address())
        .logIn(RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET)
        .string("access_token");
  }

  private static void write(RunningServer server) {
    LookerClient admin = looker(server);
    String hidden =
        admin
            .post(
                "/user_attributes",
                Jsons.object(
                    "name",
                    "token",
                    "label",
                    "Token",
                    "type",
                    "string",
                    "default_value",
                    MARKER + "-default",
                    "value_is_hidden",
                    true,
                    "hidden_value_domain_whitelist",
                    "https://api.example.test/*"))
            .id();
    String user = admin.post("/users", Jsons.object("first_name", "Grace")).id();
    admin.patch(
        "/users/" + user + "/attribute_values/" + hidden, Jsons.object("value", MARKER + "-user"));
    SsoClient sso = new SsoClient(server.address());
    String ust = token(server);
    for (int i = 0; i < VALUES; i += 1000) {
      List<Object> items = new ArrayList<>();
      for (int j = i; j < i + 1000; j++) {
        items.add(Jsons.object("name", "n" + j, "value", MARKER + j));
      }
      assertThat(sso.send("PUT", "/user/attr", "ust", ust, "encrypt", true, "data", items).status())
          .isEqualTo(200);
    }
    sso.send("PUT", "/user/attr", "ust", ust, "name", "plain", "value", PLAIN);
    sso.send(
        "PUT", "/session/attr", "current_ust", ust, "name", "s", "value", MARKER, "encrypt", true);
  }

  private static void read(RunningServer server) {
    List<String> names = IntStream.range(0, VALUES).mapToObj(i -> "n" + i).toList();
    JsonObject result =
        new SsoClient(server.address())
            .send("GET", "/user/attr", "ust", token(server), "data", names)
            .object()
            .getJsonObject("result");
    for (int i = 0; i < VALUES; i++) {
      assertThat(result.getJsonObject("n" + i).getString("value")).isEqualTo(MARKER + i);
    }
  }

  private static String primary(RunningServer server) {
    return server
        .keys("list")
        .lines()
        .filter(line -> line.contains("seals and opens"))
        .findFirst()
        .orElseThrow()
        .replaceFirst(".*key (\\d+):.*", "$1");
  }

  /** As writers do: what is locked is left for later, so that no rotation can end. */
  private static void lockHalf(Connection writer) throws SQLException {
    writer.setAutoCommit(false);
    try (Statement statement = writer.createStatement()) {
      statement
          .executeQuery("select name from unmanaged_value where name like 'n1%' for update")
          .close();
    }
  }

  private static long keysInUse(Map<String, String> database) throws SQLException {
    try (Connection connection = PostgreSql.connection(database);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery("select count(distinct key_id) from unmanaged_value")) {
      row.next();
      return row.getLong(1);
    }
  }

  private static String dump(Map<String, String> database) throws SQLException {
    StringBuilder dump = new StringBuilder();
    try (Connection connection = PostgreSql.connection(database);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select query_to_xml('select * from ' || quote_ident(table_name), true, false, '')"
                    + " from information_schema.tables where table_schema = 'public'")) {
      while (row.next()) {
        dump.append(row.getString(1));
      }
    }
    return dump.toString();
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String files(Path folder) throws IOException {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all.toString();
  }
}
