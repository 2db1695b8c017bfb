package org.precedent.it.truenas;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.OnOneDatabase;
import org.precedent.it.truenas.RpcClient.Closed;

/** JSON-RPC, its errors, limits and close codes. */
@OnOneDatabase
class ProtocolIT extends RpcTest {

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static String request(String members) {
    return "{\"jsonrpc\":\"2.0\"," + members + "}";
  }

  private static int code(RpcClient client, String text, JsonValue id) {
    client.text(text);
    JsonObject answer = client.next();
    assertThat(answer.get("id")).as(text).isEqualTo(id);
    assertThat(answer).doesNotContainKey("result");
    return answer.getJsonObject("error").getInt("code");
  }

  @Test
  void the_handshake_of_the_python_client_works_at_every_version()
      throws IOException, InterruptedException {
    String[] listed = get("/api/versions").body().replaceAll("[\\[\\]\"]", "").split(",");
    assertThat(listed).hasSize(11);
    Stream.concat(Stream.of("current"), Stream.of(listed))
        .forEach(
            version -> {
              RpcClient client = open("/api/" + version);
              JsonObject options =
                  Jsons.object(
                      "legacy_jobs", false, "private_methods", false, "py_exceptions", false);
              assertThat(client.call("core.set_options", options)).isEqualTo(options);
              assertThat(client.errno("core.subscribe", "core.get_jobs")).isEqualTo(207);
              assertThat(client.call("core.ping")).hasToString("\"pong\"");
            });
    RpcClient client = newcomer();
    assertThat(client.call("core.subscribe", "core.get_jobs")).isNotEqualTo(JsonValue.NULL);
    assertThat(client.errno("core.subscribe", "pool.query")).isEqualTo(2);
    assertThat(client.errno("core.subscribe", "auth.sessions")).isEqualTo(13);
  }

  @Test
  void messages_that_are_no_requests_get_their_code_and_the_connection_stays() {
    RpcClient client = open();
    for (String text :
        List.of(
            "",
            " ",
            "x",
            "{",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"core.ping\"",
            "NaN",
            "{\"a\":NaN}",
            "[]",
            "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"core.ping\"}]",
            "5",
            "\"core.ping\"",
            "null",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"id\":2,\"method\":\"core.ping\"}",
            "[".repeat(4000),
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"core.ping\"} x")) {
      assertThat(code(client, text, JsonValue.NULL)).as(text).isEqualTo(-32700);
    }
    String id = "\"id\":\"i\"";
    JsonValue told = Jsons.array("i").get(0);
    assertThat(code(client, "{" + id + ",\"method\":\"core.ping\"}", told)).isEqualTo(-32600);
    assertThat(code(client, "{\"jsonrpc\":2.0," + id + ",\"method\":\"core.ping\"}", told))
        .isEqualTo(-32600);
    assertThat(code(client, request(id), told)).isEqualTo(-32600);
    assertThat(code(client, request(id + ",\"method\":\"\""), told)).isEqualTo(-32600);
    assertThat(code(client, request(id + ",\"method\":5"), told)).isEqualTo(-32600);
    assertThat(code(client, request(id + ",\"method\":\"core.ping\",\"params\":{}"), told))
        .isEqualTo(-32600);
    assertThat(code(client, request(id + ",\"method\":\"core.ping\",\"params\":null"), told))
        .isEqualTo(-32600);
    for (String wrong : List.of("1.0", "1e2", "true", "[]", "{}")) {
      assertThat(code(client, request("\"method\":\"core.ping\",\"id\":" + wrong), JsonValue.NULL))
          .isEqualTo(-32600);
    }
    assertThat(client.call("core.ping")).hasToString("\"pong\"");
  }

  @Test
  void ids_come_back_as_they_were_and_notifications_are_not_answered() {
    RpcClient client = open();
    client.text(request("\"method\":\"core.ping\""));
    client.text(request("\"method\":\"no.such.method\""));
    client.text(request("\"method\":\"core.ping\",\"id\":null"));
    assertThat(client.nextText())
        .isEqualTo("{\"jsonrpc\":\"2.0\",\"result\":\"pong\",\"id\":null}");
    client.text(request("\"method\":\"core.ping\",\"id\":123456789012345678901"));
    assertThat(client.nextText()).endsWith("\"id\":123456789012345678901}");
    client.text(request("\"method\":\"core.ping\",\"id\":\"\\u00e9\\u0000\""));
    assertThat(client.nextText()).endsWith("\"id\":\"\\u00e9\\u0000\"}");
  }

  @Test
  void
      a_method_is_looked_for_before_the_log_in_the_log_in_before_the_right_and_that_before_arguments() {
    RpcClient client = open();
    assertThat(client.error("user.query", 1))
        .hasToString("{\"code\":-32601,\"message\":\"Method does not exist\"}");
    JsonObject error = client.error("auth.sessions", "wrong", 1, 2, 3);
    assertThat(error.getInt("code")).isEqualTo(-32001);
    assertThat(error.getString("message")).isEqualTo("Method call error");
    assertThat(error.getJsonObject("data"))
        .hasToString(
            "{\"error\":207,\"errname\":\"ENOTAUTHENTICATED\",\"reason\":\"[ENOTAUTHENTICATED] Not"
                + " authenticated\",\"trace\":null,\"extra\":null}");
    assertThat(newcomer().errno("auth.sessions", "wrong", 1, 2, 3)).isEqualTo(13);
    assertThat(admin().error("auth.sessions", "wrong", 1, 2, 3).getInt("code")).isEqualTo(-32602);
  }

  @Test
  void messages_may_have_8_ki_characters_before_the_log_in() {
    RpcClient client = open();
    client.text(padded(8 * 1024, "é"));
    assertThat(client.next().getString("result")).isEqualTo("pong");
    client.text(padded(8 * 1024 + 1, "é"));
    assertThat(client.awaitClose())
        .isEqualTo(new Closed(1007, "Anonymous connection max message length is 8 kB"));
  }

  @Test
  void messages_may_have_64_ki_characters_after_it() {
    for (String filler : List.of("x", "é", "€", "😀")) {
      RpcClient client = newcomer();
      for (int length : List.of(64 * 1024 - 1, 64 * 1024)) {
        client.text(padded(length, filler));
        assertThat(client.next().getString("result")).isEqualTo("pong");
      }
      client.text(padded(64 * 1024 + 1, filler));
      assertThat(client.awaitClose()).isEqualTo(new Closed(1009, "Max message length is 64 kB"));
    }
  }

  @Test
  void a_value_as_large_as_a_message_may_be_is_kept() {
    RpcClient client = newcomer();
    String head =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"auth.set_attribute\",\"params\":[\"k\",\"";
    String value = "€".repeat(64 * 1024 - head.length() - 3);
    client.text(head + value + "\"]}");
    assertThat(client.next().get("result")).isEqualTo(JsonValue.NULL);
    assertThat(attributes(client).getString("k")).isEqualTo(value);
  }

  @Test
  void fragments_are_one_message_and_count_together() {
    RpcClient client = newcomer();
    String text = padded(60_000, "é");
    client.part(text.substring(0, 1), false);
    client.part(text.substring(1, 59_000), false);
    client.part(text.substring(59_000), true);
    assertThat(client.next().getString("result")).isEqualTo("pong");
    for (int i = 0; i < 6; i++) {
      client.part("x".repeat(11_000), i == 5);
    }
    assertThat(client.awaitClose().code()).isEqualTo(1009);
  }

  // A ping whose id has that many characters in all.
  private static String padded(int length, String filler) {
    String head = "{\"jsonrpc\":\"2.0\",\"method\":\"core.ping\",\"id\":\"";
    return head + filler.repeat(length - head.length() - 2) + "\"}";
  }

  @Test
  void binary_messages_close_the_connection() {
    RpcClient client = open();
    client.binary(new byte[] {1, 2, 3});
    assertThat(client.awaitClose().code()).isEqualTo(1003);
  }

  @Test
  void of_more_than_twenty_calls_at_once_the_rest_is_refused() {
    RpcClient client = newcomer();
    // Failed log-ins wait for their delay.
    IntStream.range(0, 25)
        .forEach(
            i ->
                client.send(
                    "c" + i,
                    "auth.login_ex",
                    Jsons.array(Jsons.object("mechanism", "TOKEN_PLAIN", "token", "nothing"))));
    List<JsonObject> answers = IntStream.range(0, 25).mapToObj(i -> client.next()).toList();
    assertThat(answers.subList(0, 5))
        .allSatisfy(
            answer ->
                assertThat(answer.getJsonObject("error"))
                    .hasToString(
                        "{\"code\":-32000,\"message\":\"Maximum number of concurrent calls (20) has"
                            + " exceeded\"}"));
    assertThat(answers.subList(5, 25))
        .allSatisfy(
            answer ->
                assertThat(answer.getJsonObject("result").getString("response_type"))
                    .isEqualTo("AUTH_ERR"));
    assertThat(client.call("core.ping")).hasToString("\"pong\"");
  }

  @Test
  void who_is_not_logged_in_may_call_a_method_twenty_times_in_a_minute() {
    RpcClient anonymous = open();
    for (int i = 0; i < 20; i++) {
      assertThat(anonymous.call("auth.mechanism_choices"))
          .hasToString("[\"PASSWORD_PLAIN\",\"API_KEY_PLAIN\",\"TOKEN_PLAIN\"]");
    }
    JsonObject data = anonymous.error("auth.mechanism_choices").getJsonObject("data");
    assertThat(data.getInt("error")).isEqualTo(16);
    assertThat(data.getString("reason")).isEqualTo("[EBUSY] Rate Limit Exceeded");
    assertThat(data.getJsonObject("extra").getInt("retry_after")).isBetween(1, 61);
    RpcClient known = newcomer();
    for (int i = 0; i < 25; i++) {
      known.call("auth.mechanism_choices");
      known.call("core.ping");
    }
    for (int i = 0; i < 25; i++) {
      assertThat(anonymous.errno("core.subscribe", "core.get_jobs")).isEqualTo(207);
    }
  }

  @Test
  void the_versions_are_listed_over_http_and_a_websocket_needs_an_upgrade()
      throws IOException, InterruptedException {
    HttpResponse<String> versions = get("/api/versions");
    assertThat(versions.statusCode()).isEqualTo(200);
    assertThat(versions.body()).startsWith("[\"v25.04.0\",").endsWith("\"v27.0.0\"]");
    HttpResponse<String> plain = get("/api/current");
    assertThat(plain.statusCode()).isEqualTo(426);
    assertThat(plain.body()).startsWith("{");
    assertThat(get("/api/v24.10.0").statusCode()).isEqualTo(404);
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(server.address().resolve(path)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  @Test
  void web_pages_of_this_server_may_open_it_and_those_of_others_not() {
    assertThat(opens("http://" + server.address().getAuthority())).isTrue();
    assertThat(opens("https://" + server.address().getAuthority())).isTrue();
    for (String other : List.of("http://evil.example.org", "null", "http://127.0.0.1")) {
      assertThat(opens(other)).as(other).isFalse();
    }
  }

  private boolean opens(String origin) {
    URI uri = RpcClient.uri(server.address(), "/api/current");
    try {
      HTTP.newWebSocketBuilder()
          .header("Origin", origin)
          .buildAsync(uri, new WebSocket.Listener() {})
          .join()
          .abort();
      return true;
    } catch (CompletionException refused) {
      return false;
    }
  }
}
