package org.precedent.it.zato;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.OffsetDateTime;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.precedent.it.support.Answer;
import org.precedent.it.support.OnOneDatabase;

/** Sessions at the Zato door. */
@OnOneDatabase
class SessionsIT extends AccountTest {

  private Answer session(String method, String current, String target) {
    return sso().send(method, "/user/session", "current_ust", current, "target_ust", target);
  }

  @Test
  void an_administrator_verifies_any_token() {
    String token = token(person());

    assertThat(ok(session("POST", admin(), token)).object().getBoolean("is_valid")).isTrue();
    assertThat(ok(session("POST", admin(), "x")).object().getBoolean("is_valid")).isFalse();
    ok(sso().send("POST", "/user/logout", "ust", token));
    assertThat(ok(session("POST", admin(), token)).object().getBoolean("is_valid")).isFalse();
  }

  @Test
  void others_verify_not_even_their_own() {
    String token = token(person());

    refused("E005001", session("POST", token, token));
    refused("E007001", session("POST", "x", token));
    refused("E008003", sso().send("POST", "/user/session", "current_ust", admin()));
  }

  @Test
  void a_session_tells_when_and_from_where_it_was_begun() {
    Person person = person();
    String token =
        ok(sso()
                .send(
                    "POST",
                    "/user/login",
                    "username",
                    person.username(),
                    "password",
                    PASSWORD,
                    "remote_addr",
                    "10.20.30.40",
                    "user_agent",
                    "Firefox"))
            .string("ust");

    JsonObject session = ok(session("GET", token, token)).object();

    assertThat(session.getString("remote_addr")).isEqualTo("10.20.30.40");
    assertThat(session.getString("user_agent")).isEqualTo("Firefox");
    OffsetDateTime begun = OffsetDateTime.parse(session.getString("creation_time"));
    OffsetDateTime ends = OffsetDateTime.parse(session.getString("expiration_time"));
    assertThat(Duration.between(begun, ends)).isEqualTo(Duration.ofMinutes(60));
    assertThat(ok(session("GET", admin(), token)).string("user_agent")).isEqualTo("Firefox");
    refused("E005001", session("GET", token, admin()));
    refused("E007001", session("GET", admin(), "x"));
    refused("E008003", sso().send("GET", "/user/session", "current_ust", admin()));
  }

  @Test
  void a_session_is_renewed() {
    String token = token(person());
    String before = ok(session("GET", token, token)).string("expiration_time");

    String after = ok(sso().send("PATCH", "/user/session", "ust", token)).string("expiration_time");

    assertThat(OffsetDateTime.parse(after)).isAfter(OffsetDateTime.parse(before));
    assertThat(ok(session("GET", token, token)).string("expiration_time")).isEqualTo(after);
    refused("E007001", sso().send("PATCH", "/user/session", "ust", "x"));
    refused("E008003", sso().send("PATCH", "/user/session"));
  }

  @Test
  void sessions_are_listed_for_their_user_and_for_administrators() {
    Person person = person();
    String first = token(person);
    String second = token(person);

    Answer own = ok(sso().send("GET", "/user/session/list", "ust", first));
    Answer theirs = ok(list(admin(), second));

    assertThat(own.object().getJsonArray("result")).hasSize(2);
    assertThat(theirs.object().getJsonArray("result").getJsonObject(0).keySet())
        .contains("creation_time", "expiration_time", "remote_addr", "last_used_time");
    assertThat(own.text()).doesNotContain(first).doesNotContain(second);
    refused("E005001", list(token(person()), first));
    refused("E007001", list(admin(), "x"));
    refused("E007001", sso().send("GET", "/user/session/list", "ust", "x"));
  }

  private Answer list(String current, String target) {
    return sso().send("GET", "/user/session/list", "current_ust", current, "target_ust", target);
  }

  @Test
  void the_last_use_is_written_down_a_little_later() {
    String token = token(person());
    String created = ok(session("GET", admin(), token)).string("last_used_time");

    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              ok(sso().send("GET", "/user", "ust", token));
              assertThat(ok(session("GET", admin(), token)).string("last_used_time"))
                  .isGreaterThan(created);
            });
  }

  @Test
  void parameters_are_taken_from_the_address_as_well() {
    String token = token(person());

    Answer answer =
        sso()
            .sendText(
                "GET",
                "/user/session?current_app=CRM&current_ust=" + admin() + "&target_ust=" + token,
                "");

    assertThat(ok(answer).string("creation_time")).isNotEmpty();
  }

  @Test
  void the_uses_of_a_session_are_told_with_application_address_and_agent() {
    String token = token(person());
    for (String agent : new String[] {"first", "second"}) {
      ok(sso().send("GET", "/user", "ust", token, "remote_addr", "10.1.2.3", "user_agent", agent));
    }

    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> uses(token).size() >= 2);

    JsonObject latest = uses(token).getJsonObject(uses(token).size() - 1);
    assertThat(uses(token).getValuesAs(JsonObject.class))
        .extracting(use -> use.getString("user_agent"))
        .containsSubsequence("second", "first");
    assertThat(latest.getString("remote_addr")).isEqualTo("10.1.2.3");
    assertThat(latest.getString("current_app")).isEqualTo("CRM");
    assertThat(OffsetDateTime.parse(latest.getString("time"))).isBefore(OffsetDateTime.now());
  }

  private JsonArray uses(String token) {
    return ok(session("GET", admin(), token)).object().getJsonArray("uses");
  }
}
