package org.precedent.it.zato;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.precedent.it.support.Answer;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.PostgreSql;
import org.precedent.it.support.RunningServer;
import org.precedent.it.support.SsoClient;
import org.precedent.it.support.TwoNodes;

/**
 * Two servers on one PostgreSQL. Each remembers sessions for five minutes: what happens within
 * seconds here, happens because they tell each other.
 */
public abstract class SessionsAtTwoNodes {

  private static final Duration SOON = Duration.ofSeconds(15);
  private static final String PASSWORD = "correct horse";

  private final Map<String, String> database;
  private final RunningServer one;
  private final RunningServer other;

  protected SessionsAtTwoNodes(TwoNodes nodes) {
    this.database = nodes.database();
    this.one = nodes.one();
    this.other = nodes.other();
  }

  private static SsoClient at(RunningServer server) {
    return new SsoClient(server.address());
  }

  private record Person(String id, String token) {
    String number() {
      return Long.toString(Long.parseLong(id.substring(4), 36));
    }
  }

  private String admin() {
    return at(one).token(RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET);
  }

  private LookerClient looker() {
    return LookerClient.of(one.address(), RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET);
  }

  private Person person() {
    String name = UUID.randomUUID().toString();
    Answer created =
        at(one)
            .send(
                "POST",
                "/user",
                "ust",
                admin(),
                "username",
                name,
                "password",
                PASSWORD,
                "auto_approve",
                true);
    return new Person(created.string("user_id"), at(one).token(name, PASSWORD));
  }

  private int use(RunningServer server, Person person) {
    return at(server).send("GET", "/user", "ust", person.token()).status();
  }

  /** A person whose session both servers remember. */
  private Person remembered() {
    Person person = person();
    assertThat(use(one, person)).isEqualTo(200);
    // What is read once is remembered from then on.
    assertThat(use(other, person)).isEqualTo(200);
    assertThat(use(other, person)).isEqualTo(200);
    return person;
  }

  private void endsSoonAtTheOther(Person person) {
    assertThat(use(one, person)).isEqualTo(403);
    Awaitility.await()
        .atMost(SOON)
        .pollInterval(Duration.ofMillis(20))
        .untilAsserted(() -> assertThat(use(other, person)).isEqualTo(403));
  }

  @Test
  void a_log_out_ends_the_session_everywhere() {
    Person person = remembered();

    at(one).send("POST", "/user/logout", "ust", person.token());

    endsSoonAtTheOther(person);
  }

  @Test
  void a_disabled_user_s_sessions_end_everywhere() {
    Person person = remembered();

    assertThat(
            looker().patch("/users/" + person.number(), Jsons.object("is_disabled", true)).status())
        .isEqualTo(200);

    endsSoonAtTheOther(person);
  }

  @Test
  void a_deleted_or_locked_user_s_sessions_end_everywhere() {
    Person deleted = remembered();
    Person locked = remembered();

    at(one).send("DELETE", "/user", "ust", admin(), "user_id", deleted.id());
    at(one).send("POST", "/user/lock", "ust", admin(), "user_id", locked.id());

    endsSoonAtTheOther(deleted);
    endsSoonAtTheOther(locked);
  }

  @Test
  void a_session_is_remembered_and_without_a_message_nothing_would_end() throws SQLException {
    Person person = person();
    Person silent = person();
    // Until the other node hears messages, it remembers nothing.
    Awaitility.await()
        .atMost(SOON)
        .until(
            () -> {
              use(other, silent);
              return remembersAfterSilentDeletion(person);
            });
  }

  // Behind the servers' backs nobody is told: a node that still knows the session remembers it.
  private boolean remembersAfterSilentDeletion(Person person) throws SQLException {
    Person victim = remembered();
    delete(victim);
    return use(other, victim) == 200 && use(other, person) == 200;
  }

  @Test
  void a_node_that_lost_its_connection_trusts_nothing_it_remembers_and_hears_again()
      throws SQLException {
    Person before = remembered();
    delete(before);
    cutListeners();

    Awaitility.await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(use(one, before)).isEqualTo(403);
              assertThat(use(other, before)).isEqualTo(403);
            });
    // The pools of both have to replace what was cut, too.
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .ignoreExceptions()
        .untilAsserted(
            () -> {
              Person after = remembered();
              at(one).send("POST", "/user/logout", "ust", after.token());
              endsSoonAtTheOther(after);
            });
  }

  @Test
  void neither_passwords_nor_tokens_stand_in_the_log() {
    Person person = remembered();
    String wrong = "wrong-" + UUID.randomUUID();
    at(one).send("POST", "/user/login", "username", wrong, "password", wrong);
    at(one).sendText("POST", "/user/login", "{\"current_app\":\"CRM\",\"password\":\"" + wrong);

    assertThat(one.log() + other.log())
        .doesNotContain(wrong)
        .doesNotContain(person.token())
        .doesNotContain(PASSWORD);
  }

  private void delete(Person person) throws SQLException {
    execute("delete from session where user_id = " + person.number());
  }

  private void cutListeners() throws SQLException {
    execute(
        "select pg_terminate_backend(pid) from pg_stat_activity where query ilike 'listen %'"
            + " or (application_name = 'precedent' and datname = current_database())");
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = PostgreSql.connection(database);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
