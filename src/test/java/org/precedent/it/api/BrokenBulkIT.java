package org.precedent.it.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLConnection;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.PostgreSql;
import org.precedent.it.support.RunningServer;

/** A bulk read that loses its database halfway. */
class BrokenBulkIT {

  private static final int USERS = 150_000;
  private static final String PATH = "/user_attributes/name/values";

  private static void execute(Map<String, String> database, String sql) throws SQLException {
    try (Connection connection = PostgreSql.connection(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void fill(Map<String, String> database) throws SQLException {
    execute(
        database,
        "insert into users (id, first_name, last_name, created_at, updated_at)"
            + " select 1000 + i, 'First', 'Last', now(), now() from generate_series(1, "
            + USERS
            + ") i");
  }

  private static String id(String line) {
    return ApiTest.object(line).getString("user_id");
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
  void the_answer_is_broken_off_and_the_next_one_goes_on_where_it_was()
      throws SQLException, IOException {
    Map<String, String> database = PostgreSql.newDatabase();
    try (RunningServer server = RunningServer.start(database)) {
      fill(database);
      String token =
          LookerClient.anonymous(server.address())
              .logIn(RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET)
              .string("access_token");
      List<String> ids = new ArrayList<>();
      try (BufferedReader broken = lines(server.address(), token, PATH)) {
        ids.add(id(broken.readLine()));
        execute(
            database,
            "select pg_terminate_backend(pid) from pg_stat_activity"
                + " where datname = current_database() and pid <> pg_backend_pid()");

        assertThatThrownBy(() -> broken.lines().forEach(line -> ids.add(id(line))))
            .hasRootCauseInstanceOf(IOException.class);
      }
      int before = ids.size();
      try (BufferedReader rest =
          lines(server.address(), token, PATH + "?cursor=" + ids.get(before - 1))) {
        rest.lines().forEach(line -> ids.add(id(line)));
      }

      assertThat(before).isLessThan(USERS);
      assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(USERS);
    }
  }
}
