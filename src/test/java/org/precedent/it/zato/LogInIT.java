package org.precedent.it.zato;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.precedent.it.support.Answer;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.OnOneDatabase;
import org.precedent.it.support.SsoClient;

/** Log-in and log-out at the Zato door. */
@OnOneDatabase
class LogInIT extends AccountTest {

  @Test
  void a_log_in_gives_a_token() {
    Answer answer = ok(logIn(person(), PASSWORD));

    assertThat(answer.string("status")).isEqualTo("ok");
    assertThat(answer.string("ust")).isNotEmpty();
    assertThat(answer.header("Cache-Control")).contains("no-store");
  }

  @Test
  void a_user_name_is_taken_without_regard_to_case() {
    Person person = person();

    ok(
        logIn(
            new Person(person.id(), person.username().toUpperCase(java.util.Locale.ROOT)),
            PASSWORD));
  }

  @Test
  void a_wrong_password_and_an_unknown_name_are_answered_the_same() {
    Answer wrong = logIn(person(), "wrong");
    Answer unknown = logIn(new Person("", unique()), "wrong");

    refused("E005001", wrong);
    assertThat(unknown.status()).isEqualTo(wrong.status());
    assertThat(withoutCid(unknown)).isEqualTo(withoutCid(wrong));
  }

  private static String withoutCid(Answer answer) {
    return answer.text().replaceFirst("\"cid\":\"[^\"]*\"", "");
  }

  @Test
  void an_empty_password_is_refused() {
    refused("E005001", logIn(person(), ""));
  }

  @Test
  void name_and_password_must_be_there() {
    refused("E008003", sso().send("POST", "/user/login", "username", "x"));
    refused("E008003", sso().send("POST", "/user/login", "password", "x"));
  }

  @Test
  void a_password_in_the_address_is_refused() {
    for (String secret : new String[] {"password", "new_password", "totp_code"}) {
      assertThat(
              sso()
                  .send("POST", "/user/login?" + secret + "=x", "username", "x", "password", "x")
                  .status())
          .isEqualTo(400);
    }
  }

  @Test
  void an_unknown_application_is_refused_without_saying_so() {
    refused(
        "E005001",
        sso()
            .send(
                "POST", "/user/login", "current_app", "unknown", "username", "x", "password", "x"));
    refused("E008003", sso().sendText("POST", "/user/login", "{\"username\":\"x\"}"));
  }

  @Test
  void a_one_time_password_is_taken_and_not_needed() {
    Person person = person();

    ok(
        sso()
            .send(
                "POST",
                "/user/login",
                "username",
                person.username(),
                "password",
                PASSWORD,
                "totp_code",
                "123456"));
    assertThat(look(person).object().getBoolean("is_totp_enabled")).isFalse();
  }

  @Test
  void a_user_who_is_not_approved_rejected_or_locked_does_not_get_in() {
    Person person = person();
    ok(sso().send("POST", "/user/reject", "ust", admin(), "user_id", person.id()));
    refused("E005001", logIn(person, PASSWORD));
    ok(sso().send("POST", "/user/approve", "ust", admin(), "user_id", person.id()));
    ok(logIn(person, PASSWORD));
    ok(sso().send("POST", "/user/lock", "ust", admin(), "user_id", person.id()));
    refused("E005001", logIn(person, PASSWORD));
    ok(sso().send("DELETE", "/user/lock", "ust", admin(), "user_id", person.id()));
    ok(logIn(person, PASSWORD));
  }

  @Test
  void a_password_that_must_be_changed_needs_a_new_one() {
    Person person = person();
    change(person, "password_must_change", true);

    refused("E005001", logIn(person, PASSWORD));
    refused("E003002", withNew(person, "short"));
    refused("E003008", withNew(person, "aaaaaaaaaa"));
    refused("E003008", withNew(person, PASSWORD));
    ok(withNew(person, "battery staple"));
    ok(logIn(person, "battery staple"));
    refused("E005001", logIn(person, PASSWORD));
  }

  private Answer withNew(Person person, String password) {
    return sso()
        .send(
            "POST",
            "/user/login",
            "username",
            person.username(),
            "password",
            PASSWORD,
            "new_password",
            password);
  }

  private void change(Person person, String field, Object value) {
    ok(sso().send("PATCH", "/user", "ust", admin(), "user_id", person.id(), field, value));
  }

  @Test
  void an_expired_password_is_refused_and_one_about_to_expire_warned_of() {
    Person person = person();
    String soon = java.time.Instant.now().plus(java.time.Duration.ofDays(3)).toString();
    change(person, "password_expiry", soon);

    Answer warned = ok(logIn(person, PASSWORD));
    assertThat(warned.string("status")).isEqualTo("warning");
    assertThat(SsoClient.code(warned)).isEqualTo("W003005");
    assertThat(warned.string("ust")).isNotEmpty();
    change(person, "password_expiry", "2020-01-01T00:00:00");
    refused("E005001", logIn(person, PASSWORD));
  }

  @Test
  void guessing_at_one_account_is_stopped_for_a_while() {
    Person person = person();
    Answer last = logIn(person, "wrong");
    for (int i = 0; i < 12 && last.status() == 403; i++) {
      last = logIn(person, "wrong");
    }

    assertThat(last.status()).isEqualTo(429);
    assertThat(Integer.parseInt(last.header("Retry-After").orElseThrow())).isBetween(1, 300);
    assertThat(logIn(person, PASSWORD).status()).isEqualTo(429);
    ok(logIn(person(), PASSWORD));
  }

  @Test
  void a_log_out_ends_the_session_and_is_always_ok() {
    String token = token(person());
    ok(sso().send("GET", "/user", "ust", token));

    ok(sso().send("POST", "/user/logout", "ust", token));

    refused("E007001", sso().send("GET", "/user", "ust", token));
    ok(sso().send("POST", "/user/logout", "ust", token));
    ok(sso().send("POST", "/user/logout", "ust", "no token at all"));
    ok(sso().send("POST", "/user/logout"));
  }

  @Test
  void a_session_is_good_at_every_door() {
    Person person = person();

    LookerClient looker = LookerClient.anonymous(server.address()).withToken(token(person));

    assertThat(looker.get("/user").status()).isEqualTo(200);
  }

  @Test
  void a_disabled_user_s_sessions_end_at_once() {
    Person person = person();
    String token = token(person);
    String id = ok(sso().send("GET", "/user", "ust", token)).string("user_id");
    LookerClient looker = LookerClient.anonymous(server.address()).withToken(admin());
    String number = Long.toString(Long.parseLong(id.substring(4), 36));

    assertThat(
            looker
                .patch(
                    "/users/" + number, org.precedent.it.support.Jsons.object("is_disabled", true))
                .status())
        .isEqualTo(200);

    refused("E007001", sso().send("GET", "/user", "ust", token));
    refused("E005001", logIn(person, PASSWORD));
    assertThat(look(person).object().getBoolean("is_active")).isFalse();
  }
}
