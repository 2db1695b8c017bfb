package org.precedent.it.truenas;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.OnOneDatabase;

/** {@code /api/v1/users/me/settings/{key}}. */
@OnOneDatabase
class SettingsIT extends RpcTest {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private record Owner(URI server, String token) {

    HttpResponse<String> send(String method, String key, String body, String... headers) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(server + "/api/v1/users/me/settings/" + key))
              .header("Authorization", "Bearer " + token)
              .method(
                  method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
      if (!body.isEmpty()) {
        request.setHeader("Content-Type", "application/json");
      }
      for (int i = 0; i < headers.length; i += 2) {
        request.setHeader(headers[i], headers[i + 1]);
      }
      try {
        HttpResponse<String> answer =
            HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isLessThan(500);
        if (answer.statusCode() >= 400) {
          assertThat(answer.headers().firstValue("Content-Type"))
              .contains("application/problem+json");
          assertThat(answer.body()).contains("\"status\":" + answer.statusCode(), "\"code\":");
        }
        return answer;
      } catch (IOException failure) {
        throw new AssertionError(failure);
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
    }

    int status(String method, String key, String body, String... headers) {
      return send(method, key, body, headers).statusCode();
    }

    String tag(String key) {
      return send("GET", key, "").headers().firstValue("ETag").orElseThrow();
    }
  }

  private Owner owner(Person person) {
    return new Owner(server.address(), sso().token(person.username(), PASSWORD));
  }

  @Test
  void a_setting_is_that_of_set_attribute_and_can_be_removed() {
    Person person = person();
    Owner owner = owner(person);
    RpcClient client = logIn(person);

    assertThat(owner.status("GET", "theme", "")).isEqualTo(404);
    assertThat(owner.status("PUT", "theme", " {\"z\":1, \"a\":1.0} ")).isEqualTo(201);
    assertThat(attributes(client).get("theme")).hasToString("{\"z\":1,\"a\":1.0}");
    assertThat(owner.send("GET", "theme", "").body()).isEqualTo("{\"z\":1, \"a\":1.0}");
    assertThat(owner.status("PUT", "theme", "null")).isEqualTo(204);
    assertThat(owner.send("GET", "theme", "").body()).isEqualTo("null");
    assertThat(owner.status("DELETE", "theme", "")).isEqualTo(204);
    assertThat(owner.status("DELETE", "theme", "")).isEqualTo(404);
    assertThat(attributes(client)).isEmpty();
  }

  @Test
  void a_condition_that_does_not_hold_changes_nothing() {
    Owner owner = owner(person());
    assertThat(owner.status("PUT", "k", "1", "If-Match", "*")).isEqualTo(412);
    HttpResponse<String> created = owner.send("PUT", "k", "1", "If-None-Match", "*");
    assertThat(created.statusCode()).isEqualTo(201);
    String first = created.headers().firstValue("ETag").orElseThrow();
    assertThat(owner.tag("k")).isEqualTo(first);
    assertThat(owner.status("PUT", "k", "2", "If-None-Match", "*")).isEqualTo(412);
    HttpResponse<String> second = owner.send("PUT", "k", "2", "If-Match", first);
    assertThat(second.statusCode()).isEqualTo(204);
    assertThat(second.headers().firstValue("ETag")).contains(owner.tag("k"));
    assertThat(owner.status("PUT", "k", "3", "If-Match", first)).isEqualTo(412);
    assertThat(owner.status("DELETE", "k", "", "If-Match", first)).isEqualTo(412);
    assertThat(owner.send("GET", "k", "").body()).isEqualTo("2");
    assertThat(owner.status("GET", "k", "", "If-None-Match", owner.tag("k"))).isEqualTo(304);
    assertThat(owner.status("PUT", "k", "4", "If-Match", "nonsense")).isEqualTo(400);
    assertThat(owner.status("DELETE", "k", "", "If-Match", first + ", " + owner.tag("k")))
        .isEqualTo(204);
  }

  @Test
  void a_setting_created_anew_never_has_the_tag_of_its_predecessor() {
    Owner owner = owner(person());
    owner.send("PUT", "k", "1");
    String old = owner.tag("k");
    owner.send("DELETE", "k", "");
    owner.send("PUT", "k", "1");
    assertThat(owner.status("PUT", "k", "2", "If-Match", old)).isEqualTo(412);
  }

  @Test
  void of_many_who_compare_and_set_at_the_same_time_one_wins_each_time() throws Exception {
    Owner owner = owner(person());
    owner.send("PUT", "counter", "0");
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> done = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        done.add(pool.submit(() -> increments(owner)));
      }
      int won = 0;
      for (Future<Integer> one : done) {
        won += one.get();
      }
      assertThat(owner.send("GET", "counter", "").body()).isEqualTo(Integer.toString(won));
    } finally {
      pool.shutdownNow();
    }
  }

  private static int increments(Owner owner) {
    int won = 0;
    for (int i = 0; i < 15; i++) {
      HttpResponse<String> now = owner.send("GET", "counter", "");
      String next = Integer.toString(Integer.parseInt(now.body()) + 1);
      String tag = now.headers().firstValue("ETag").orElseThrow();
      if (owner.status("PUT", "counter", next, "If-Match", tag) == 204) {
        won++;
      }
    }
    return won;
  }

  @Test
  void keys_may_be_odd() {
    Person person = person();
    Owner owner = owner(person);
    for (String key : List.of("a/b", "a b", "ä😀", "a%b", "a;b=c", "a?b#c", "\"", "a+b", "..x")) {
      String encoded = LookerClient.encoded(key);
      assertThat(owner.status("PUT", encoded, "1")).as(key).isEqualTo(201);
      assertThat(owner.send("GET", encoded, "").body()).as(key).isEqualTo("1");
      assertThat(attributes(logIn(person))).as(key).containsKey(key);
      assertThat(owner.status("DELETE", encoded, "")).as(key).isEqualTo(204);
    }
    assertThat(owner.status("PUT", "x".repeat(191), "1")).isEqualTo(201);
    assertThat(owner.status("PUT", "x".repeat(192), "1")).isEqualTo(422);
  }

  @Test
  void what_is_wrong_gets_a_problem() {
    Owner owner = owner(person());
    assertThat(owner.status("PUT", "k", "{")).isEqualTo(400);
    assertThat(owner.status("PUT", "k", "\"" + "x".repeat(1_000_000) + "\"")).isEqualTo(422);
    assertThat(owner.status("PUT", "k", "\"" + "x".repeat(5_000_000) + "\"")).isEqualTo(413);
    assertThat(owner.status("PUT", "k", "1", "Content-Type", "text/plain")).isEqualTo(415);
    assertThat(owner.status("POST", "k", "1")).isEqualTo(405);
    assertThat(owner.status("GET", "k/more", "")).isEqualTo(404);
    Owner nobody = new Owner(server.address(), "nothing");
    assertThat(nobody.status("GET", "k", "")).isEqualTo(401);
    assertThat(nobody.send("PUT", "k", "1").headers().firstValue("WWW-Authenticate"))
        .contains("Bearer");
  }

  @Test
  void sessions_at_the_other_door_hear_of_a_change() {
    Person person = person();
    RpcClient client = logIn(person);
    client.call("core.subscribe", "auth.me");
    Owner owner = owner(person);
    owner.send("PUT", "theme", "1");
    assertThat(changedKey(client)).isEqualTo("theme");
    owner.send("PUT", "language", "1");
    assertThat(changedKey(client)).isEqualTo("language");
    owner.send("DELETE", "theme", "");
    assertThat(changedKey(client)).isEqualTo("theme");
    assertThat(attributes(client)).containsOnlyKeys("language");
  }

  private static String changedKey(RpcClient client) {
    return client.next().getJsonObject("params").getJsonObject("fields").getString("key");
  }

  @Test
  void there_is_room_for_so_much_and_no_more_at_either_door() {
    Person person = person();
    Owner owner = owner(person);
    RpcClient client = logIn(person);
    String large = "\"" + "x".repeat(990_000) + "\"";
    assertThat(owner.status("PUT", "one", large)).isEqualTo(201);
    assertThat(owner.status("PUT", "two", large)).isEqualTo(201);

    assertThat(owner.status("PUT", "three", large)).isEqualTo(422);
    assertThat(client.errno("auth.set_attribute", "three", "x".repeat(50_000))).isEqualTo(22);
    assertThat(client.call("auth.set_attribute", "three", "x".repeat(10_000)))
        .isEqualTo(JsonValue.NULL);
    for (int i = 0; i < 10; i++) {
      client.send("m" + i, "auth.me", Jsons.array());
    }
    for (int i = 0; i < 10; i++) {
      assertThat(client.nextText()).hasSizeGreaterThan(1_990_000);
    }
  }
}
