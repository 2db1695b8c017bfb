package org.precedent.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precedent.it.support.Answer;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.RawHttp;
import org.precedent.it.support.RunningServer;

/** Who asks too often, at whichever door, on a server that lets few requests through. */
class RateLimitIT {

  private static final int LIMIT = 20;
  private static RunningServer server;
  private static LookerClient admin;
  private static LookerClient other;
  private static LookerClient user;
  private static LookerClient asUser;
  private static String apiToken;

  @BeforeAll
  static void start() {
    server =
        RunningServer.start(
            Map.of(
                "PRECEDENT_RATE_LIMIT_PER_MINUTE",
                Integer.toString(LIMIT),
                "PRECEDENT_TRUSTED_PROXIES",
                "127.0.0.1"));
    // Before anybody uses up what this address may do without a token.
    admin = LookerClient.of(server.address(), RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET);
    other = admin.as(admin.post("/users").id());
    String id = admin.post("/users").id();
    Answer key = admin.post("/users/" + id + "/credentials_api3");
    apiToken = admin.post("/login/" + admin.post("/users").id()).string("access_token");
    user = LookerClient.of(server.address(), key.string("client_id"), key.string("client_secret"));
    asUser = admin.as(id);
    // From now on it is remembered, and counts for its user and not for the address.
    api("GET", "/users/me/what-if");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void a_caller_who_asks_too_often_is_told_when_to_go_on_and_no_other_caller_suffers() {
    Answer refused =
        IntStream.range(0, 2 * LIMIT)
            .mapToObj(i -> admin.get("/session"))
            .filter(answer -> answer.status() != 200)
            .findFirst()
            .orElseThrow();

    assertThat(refused.status()).isEqualTo(429);
    assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow())).isBetween(1, 60);
    assertThat(refused.header("RateLimit-Limit")).contains(Integer.toString(LIMIT));
    assertThat(refused.header("RateLimit-Remaining")).contains("0");
    assertThat(refused.header("RateLimit-Reset")).isPresent();
    assertThat(other.get("/session").status()).isEqualTo(200);
  }

  @Test
  void behind_a_trusted_proxy_each_client_is_limited_and_none_for_another() {
    assertThat(statuses("203.0.113.%d")).doesNotContain(429);
    assertThat(statuses("198.51.100.%d, 203.0.113.77")).contains(429);
  }

  private static IntStream statuses(String forwarded) {
    return IntStream.range(0, 2 * LIMIT)
        .map(
            i ->
                RawHttp.send(
                        server.address(),
                        "POST",
                        "/api/4.0/login",
                        "Content-Type: application/x-www-form-urlencoded",
                        "Content-Length: 0",
                        "X-Forwarded-For: " + forwarded.formatted(i))
                    .status());
  }

  @Test
  void the_pages_of_the_console_are_limited_too_and_say_so_in_words() {
    Answer refused =
        IntStream.range(0, 2 * LIMIT)
            .mapToObj(i -> console("/console/login"))
            .filter(answer -> answer.status() != 200)
            .findFirst()
            .orElseThrow();

    assertThat(refused.status()).isEqualTo(429);
    assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow())).isBetween(1, 60);
    assertThat(refused.text()).contains("<html lang=\"de\">", "Zu viele Anfragen");
    assertThat(console("/console/assets/jakarta.faces.resource/console.css?ln=console").status())
        .isEqualTo(200);
  }

  private static Answer console(String page) {
    return RawHttp.send(
        server.address(), "GET", page, "X-Forwarded-For: 192.0.2.44", "Accept-Language: de");
  }

  @Test
  void what_an_administrator_does_as_a_user_does_not_use_up_what_the_user_may_do() {
    assertThat(IntStream.range(0, 2 * LIMIT).mapToObj(i -> asUser.get("/session").status()))
        .contains(429);
    assertThat(user.get("/session").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "GET, /user_attributes/email/values",
    "GET, /users/me/attributes/email/explanation",
    "GET, /users/me/what-if",
    "POST, /values:batch",
  })
  void the_own_api_is_limited_too(String method, String path) {
    Answer refused =
        IntStream.rangeClosed(0, LIMIT)
            .mapToObj(i -> api(method, path))
            .filter(answer -> answer.status() == 429)
            .findFirst()
            .orElseThrow();

    assertThat(refused.header("Content-Type")).contains("application/problem+json");
    assertThat(refused.string("code")).isEqualTo("rate_limited");
    assertThat(Integer.parseInt(refused.header("Retry-After").orElseThrow())).isBetween(1, 60);
  }

  private static Answer api(String method, String path) {
    return RawHttp.send(
        server.address(),
        method,
        "/api/v1" + path,
        "Authorization: Bearer " + apiToken,
        "Content-Type: application/json",
        "Content-Length: 0");
  }

  @Test
  void requests_without_a_token_that_is_alive_are_limited_by_address() {
    LookerClient nobody = LookerClient.anonymous(server.address()).withToken("no-such-token");
    List<Integer> statuses =
        IntStream.range(0, 2 * LIMIT).mapToObj(i -> nobody.get("/session").status()).toList();

    assertThat(statuses).contains(429).isSubsetOf(401, 429);
  }
}
