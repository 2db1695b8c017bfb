package org.precedent.it.zato;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
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

/** On whichever way a session ends, its attributes are gone, for readers and from the database. */
class SessionEndsIT {

  private static final String PASSWORD = "correct horse";
  private static final Map<String, String> DATABASE = PostgreSql.newDatabase();

  private static RunningServer server;
  private static String admin;

  private String username = "";
  private String id = "";
  private String ust = "";

  @BeforeAll
  static void start() {
    Map<String, String> settings = new HashMap<>(DATABASE);
    settings.put("PRECEDENT_APPS", "CRM:60m,SHORT:2s");
    settings.put("PRECEDENT_ZATO_INFORM", "locked");
    server = RunningServer.start(settings);
    admin = sso().token(RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @BeforeEach
  void a_session_with_attributes() throws SQLException {
    username = "u" + UUID.randomUUID();
    id =
        sso()
            .send(
                "POST",
                "/user",
                "ust",
                admin,
                "username",
                username,
                "password",
                PASSWORD,
                "auto_approve",
                true)
            .string("user_id");
    ust = sso().token(username, PASSWORD);
    for (boolean encrypt : new boolean[] {true, false}) {
      sso()
          .send(
              "PUT",
              "/session/attr",
              "current_ust",
              ust,
              "name",
              "n" + encrypt,
              "value",
              1,
              "encrypt",
              encrypt);
    }
    assertThat(rows()).isEqualTo(2);
  }

  @Test
  void by_a_log_out() throws SQLException {
    sso().send("POST", "/user/logout", "ust", ust);
    isGone();
  }

  @Test
  void by_a_log_out_at_the_other_door() throws SQLException {
    LookerClient.anonymous(server.address()).withToken(ust).delete("/logout");
    isGone();
  }

  @Test
  void by_a_lock() throws SQLException {
    sso().send("POST", "/user/lock", "ust", admin, "user_id", id);
    isGone();
    // As it is configured here, and to nobody who has not shown the password.
    assertThat(SsoClient.code(logIn("CRM", PASSWORD))).isEqualTo("E005002");
    assertThat(SsoClient.code(logIn("CRM", "wrong"))).isEqualTo("E005001");
  }

  @Test
  void by_a_sign_up_taken_back() throws SQLException {
    sso()
        .send(
            "PATCH", "/user", "ust", admin, "user_id", id, "sign_up_status", "before_confirmation");
    isGone();
  }

  private Answer logIn(String application, String password) {
    return sso()
        .send(
            "POST",
            "/user/login",
            "current_app",
            application,
            "username",
            username,
            "password",
            password);
  }

  @Test
  void by_a_rejection() throws SQLException {
    sso().send("POST", "/user/reject", "ust", admin, "user_id", id);
    isGone();
  }

  @Test
  void by_another_password() throws SQLException {
    sso()
        .send(
            "PATCH",
            "/user/password",
            "ust",
            admin,
            "user_id",
            id,
            "new_password",
            "battery staple");
    isGone();
  }

  @Test
  void by_disabling_the_user() {
    looker().patch("/users/" + number(), Jsons.object("is_disabled", true));
    isRefused();
  }

  @Test
  void by_deleting_the_user() throws SQLException {
    sso().send("DELETE", "/user", "ust", admin, "user_id", id);
    isGone();
  }

  @Test
  void by_its_expiry() throws SQLException {
    ust = logIn("SHORT", PASSWORD).string("ust");
    sso().send("PUT", "/session/attr", "current_ust", ust, "name", "short", "value", 1);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> sso().send("GET", "/user", "ust", ust).status() != 200);
    isRefused();
    await().atMost(Duration.ofSeconds(90)).until(() -> rows() == 2);
  }

  @Test
  void a_sealed_attribute_that_was_damaged_is_told_as_such_and_can_be_set_anew()
      throws SQLException {
    sso()
        .send(
            "PUT",
            "/user/attr",
            "ust",
            ust,
            "name",
            "pin",
            "value",
            "a sealed pin",
            "encrypt",
            true);
    try (Connection connection = PostgreSql.connection(DATABASE);
        PreparedStatement statement =
            connection.prepareStatement(
                """
                update unmanaged_value set ciphertext = set_byte(ciphertext, length(ciphertext) - 1,
                    get_byte(ciphertext, length(ciphertext) - 1) # 1)
                  where user_id = ? and name = 'pin'
                """)) {
      statement.setLong(1, number());
      assertThat(statement.executeUpdate()).isOne();
    }

    Answer damaged = sso().send("GET", "/user/attr", "ust", ust, "name", "pin");

    assertThat(damaged.status()).isEqualTo(403);
    assertThat(SsoClient.code(damaged)).isEqualTo("E008004");
    assertThat(damaged.text()).doesNotContain("sealed pin");
    sso().send("PUT", "/user/attr", "ust", ust, "name", "pin", "value", "another", "encrypt", true);
    assertThat(sso().send("GET", "/user/attr", "ust", ust, "name", "pin").string("value"))
        .isEqualTo("another");
  }

  private void isGone() throws SQLException {
    assertThat(rows()).isZero();
    isRefused();
  }

  private void isRefused() {
    for (String caller : new String[] {ust, admin}) {
      assertThat(
              SsoClient.code(
                  sso()
                      .send(
                          "GET",
                          "/session/attr",
                          "current_ust",
                          caller,
                          "target_ust",
                          ust,
                          "name",
                          "ntrue")))
          .isEqualTo("E007001");
    }
  }

  private int rows() throws SQLException {
    try (Connection connection = PostgreSql.connection(DATABASE);
        PreparedStatement statement =
            connection.prepareStatement(
                """
                select count(*) from session_value v join session s on s.id = v.session_id
                  where s.user_id = ?
                """)) {
      statement.setLong(1, number());
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }

  private long number() {
    return Long.parseLong(id.substring(4), 36);
  }

  private static SsoClient sso() {
    return new SsoClient(server.address());
  }

  private static LookerClient looker() {
    return LookerClient.of(server.address(), RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET);
  }
}
