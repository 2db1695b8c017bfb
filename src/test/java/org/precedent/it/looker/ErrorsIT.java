package org.precedent.it.looker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.precedent.it.support.Jsons.array;
import static org.precedent.it.support.Jsons.object;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precedent.it.support.Answer;
import org.precedent.it.support.OnOneDatabase;

/** How the door refuses. That every error has Looker's shape is checked with every answer. */
@OnOneDatabase
class ErrorsIT extends LookerTest {

  private static final String DEEP = "[".repeat(10_000);
  private static final int TOO_MUCH = 4 * 1024 * 1024 + 1;

  static Stream<String> malformedJson() {
    return Stream.of(
        "",
        " ",
        "{",
        "}",
        "{\"value\":\"x\"",
        "{\"value\":}",
        "{value:\"x\"}",
        "{'value':'x'}",
        "{\"value\":\"x\",}",
        "{\"value\":\"x\"} x",
        "{\"value\":\"x\"}{\"value\":\"y\"}",
        "{\"value\":\"x\",\"value\":\"y\"}",
        "{\"value\":NaN}",
        "{\"value\":Infinity}",
        "{\"value\":-Infinity}",
        "{\"value\":01}",
        "{\"value\":+1}",
        "{\"value\":.5}",
        "{\"value\":1.}",
        "{\"value\":0x1}",
        "{\"value\":tru}",
        "{\"value\":True}",
        "{\"value\":undefined}",
        "{\"value\":\"x}",
        "{\"value\":\"\n\"}",
        "{\"value\":\"\t\"}",
        "{\"value\":\"\\x41\"}",
        "{\"value\":\"\\u12\"}",
        "{\"value\":\"\\u12g4\"}",
        "{\"value\":\"x\"/**/}",
        "// comment\n{\"value\":\"x\"}",
        "\uFEFF{\"value\":\"x\"}",
        "[]",
        "[{\"value\":\"x\"}]",
        "\"value\"",
        "7",
        "null",
        "true",
        DEEP,
        "{\"a\":".repeat(70) + "1" + "}".repeat(70),
        "{\"a\":".repeat(10_000),
        "{\"value\":\"x\",\"a\":{\"b\":1,\"b\":2}}",
        "{\"value\":\"x\",\"a\":" + "9".repeat(5000) + "e}",
        "<value>x</value>",
        "value=x");
  }

  @ParameterizedTest
  @MethodSource("malformedJson")
  void malformed_json_is_refused(String body) {
    Answer answer =
        admin().bytes("PATCH", value(user(), attribute()), body.getBytes(StandardCharsets.UTF_8));

    assertThat(answer.status()).isEqualTo(400);
  }

  static Stream<byte[]> brokenUtf8() {
    return Stream.of(
        new byte[] {'{', '"', 'v', 'a', 'l', 'u', 'e', '"', ':', '"', (byte) 0xff, '"', '}'},
        new byte[] {
          '{', '"', 'v', 'a', 'l', 'u', 'e', '"', ':', '"', (byte) 0xc0, (byte) 0x80, '"', '}'
        },
        new byte[] {
          '{',
          '"',
          'v',
          'a',
          'l',
          'u',
          'e',
          '"',
          ':',
          '"',
          (byte) 0xed,
          (byte) 0xa0,
          (byte) 0x80,
          '"',
          '}'
        },
        new byte[] {
          '{', '"', 'v', 'a', 'l', 'u', 'e', '"', ':', '"', (byte) 0xe2, (byte) 0x82, '"', '}'
        },
        "{\"value\":\"x\"}".getBytes(StandardCharsets.UTF_16),
        "{\"value\":\"x\"}".getBytes(StandardCharsets.UTF_16LE),
        "{\"value\":\"ä\"}".getBytes(StandardCharsets.ISO_8859_1),
        new byte[] {0, 0, 0, 0});
  }

  @ParameterizedTest
  @MethodSource("brokenUtf8")
  void bytes_that_are_no_utf8_are_refused(byte[] body) {
    assertThat(admin().bytes("PATCH", value(user(), attribute()), body).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{\"value\":\"x\",}", "{\"value\":\"x\"} x", "{\"a\":1,\"a\":1}", "{\n\n  !"})
  void the_message_tells_the_place_of_malformed_json(String body) {
    Answer answer =
        admin().bytes("PATCH", value(user(), attribute()), body.getBytes(StandardCharsets.UTF_8));

    assertThat(answer.message()).containsPattern("line \\d+, column \\d+");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "99999999999999999999999999",
        "1e400",
        "1e999999999",
        "-1e-999999999",
        "1.5",
        "true",
        "{}",
        "[]",
        "[\"x\"]"
      })
  void a_value_that_is_no_string_is_invalid(String json) {
    Answer answer =
        admin()
            .bytes(
                "PATCH",
                value(user(), attribute()),
                ("{\"value\":" + json + "}").getBytes(StandardCharsets.UTF_8));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.wrongFields()).containsExactly("value");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "99999999999999999999999999",
        "1e400",
        "1e999999999",
        "1.5",
        "0",
        "-1",
        "\"1\"",
        "1000000001",
        "2147483647",
        "2147483648"
      })
  void a_rank_that_is_none_is_invalid(String json) {
    String body = "[{\"group_id\":\"%s\",\"value\":\"x\",\"rank\":%s}]".formatted(group(), json);

    Answer answer =
        admin()
            .bytes(
                "POST",
                "/user_attributes/" + attribute() + "/group_values",
                body.getBytes(StandardCharsets.UTF_8));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.wrongFields()).containsExactly("[0].rank");
  }

  @Test
  void huge_numbers_in_unknown_members_are_ignored() {
    byte[] body =
        ("{\"value\":\"x\",\"a\":1e999999999,\"b\":" + "9".repeat(400) + "}")
            .getBytes(StandardCharsets.UTF_8);

    assertThat(admin().bytes("PATCH", value(user(), attribute()), body).status()).isEqualTo(200);
  }

  @Test
  void a_null_value_is_refused_in_the_words_that_clients_know() {
    Answer answer = admin().patch(value(user(), attribute()), object("value", null));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.wrongFields()).containsExactly("value");
    assertThat(answer.text()).contains("String value cannot be nil");
  }

  @Test
  void a_missing_value_is_refused() {
    assertThat(admin().patch(value(user(), attribute()), object()).wrongFields())
        .containsExactly("value");
    assertThat(admin().patch(groupValue(group(), attribute()), object()).wrongFields())
        .containsExactly("value");
  }

  @Test
  void a_list_of_group_values_names_every_wrong_field_at_once() {
    Answer answer =
        admin()
            .post(
                "/user_attributes/" + attribute() + "/group_values",
                array(
                    object("value", "x", "rank", 1),
                    object("group_id", group(), "value", null),
                    object("group_id", group(), "value", 7, "rank", 1)));

    assertThat(answer.wrongFields())
        .contains("[0].group_id", "[1].value", "[1].rank", "[2].value", "[2].rank");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", "[null]", "[\"x\"]", "[[]]", "{}", "{\"group_id\":\"1\"}"})
  void a_list_that_is_none_of_objects_is_malformed(String body) {
    assertThat(
            admin()
                .bytes(
                    "POST",
                    "/user_attributes/" + attribute() + "/group_values",
                    body.getBytes(StandardCharsets.UTF_8))
                .status())
        .isEqualTo(400);
  }

  @Test
  void a_list_with_an_unknown_group_changes_nothing() {
    String attribute = attribute();
    String group = group();
    setForGroup(group, attribute, "before");

    Answer answer =
        admin()
            .post(
                "/user_attributes/" + attribute + "/group_values",
                array(
                    object("group_id", group, "value", "after"),
                    object("group_id", "999999999", "value", "x")));

    assertThat(answer.wrongFields()).containsExactly("[1].group_id");
    assertThat(admin().get("/user_attributes/" + attribute + "/group_values").strings("value"))
        .containsExactly("before");
  }

  static Stream<String> operations() {
    return Stream.of(
        "GET /users",
        "GET /users/1",
        "GET /user",
        "GET /session",
        "GET /user_attributes",
        "GET /users/1/attribute_values",
        "GET /groups",
        "GET /roles",
        "DELETE /logout",
        "POST /login/1",
        "DELETE /user_attributes/999999999",
        "GET /users/1/credentials_api3",
        "GET /groups/1/users");
  }

  @Test
  void versions_are_told_without_a_token() {
    assertThat(anonymous().get("/versions").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource("operations")
  void without_a_token_it_is_401(String operation) {
    String[] parts = operation.split(" ");

    Answer answer = anonymous().send(parts[0], parts[1], Optional.empty(), BodyPublishers.noBody());

    assertThat(answer.status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer x",
        "token x",
        "Bearer ",
        "Bearer",
        "token",
        "x",
        "Basic YWRtaW46eA==",
        "Bearer  ",
        "Digest x",
        "Bearer \u00e4\u00f6\u00fc",
        "Bearer ' or 1=1 --"
      })
  void a_token_that_is_none_is_401(String header) {
    Answer answer = anonymous().withAuthorization(header).get("/user");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.message()).isEqualTo("Requires authentication.");
  }

  @Test
  void a_very_long_token_is_401() {
    assertThat(anonymous().withToken("a".repeat(5000)).get("/user").status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/nothing",
        "/users/1/nothing",
        "/user_attributes/1/group_values/1",
        "/users//1x",
        "/User",
        "/login/1/2/3"
      })
  void an_unknown_path_is_404(String path) {
    Answer answer = admin().get(path);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.message()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "PUT, /users/1, 'GET,PATCH,DELETE'",
    "POST, /users/1, 'GET,PATCH,DELETE'",
    "DELETE, /user_attributes, 'GET,POST'",
    "PATCH, /users, 'GET,POST'",
    "POST, /session, 'GET,PATCH'",
    "GET, /login, POST",
    "GET, /logout, DELETE",
    "GET, /users/1/attribute_values/1, 'PATCH,DELETE'"
  })
  void a_wrong_method_is_405_and_tells_the_right_ones(String method, String path, String allowed) {
    Answer answer = admin().send(method, path, Optional.empty(), BodyPublishers.noBody());

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow").orElse("").split(",\\s*")).contains(allowed.split(","));
  }

  @Test
  void an_unknown_method_is_refused() {
    assertThat(admin().send("BREW", "/users/1", Optional.empty(), BodyPublishers.noBody()).status())
        .isIn(405, 501);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/xml",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "nonsense",
        "a/b;c"
      })
  void a_body_that_is_not_sent_as_json_is_415(String type) {
    Answer answer =
        admin()
            .send(
                "PATCH",
                value(user(), attribute()),
                Optional.of(type),
                BodyPublishers.ofString("{\"value\":\"x\"}"));

    assertThat(answer.status()).isIn(415, 400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json; charset=utf-8",
        "application/json;charset=UTF-8",
        "APPLICATION/JSON"
      })
  void json_is_taken_however_its_type_is_spelled(String type) {
    Answer answer =
        admin()
            .send(
                "PATCH",
                value(user(), attribute()),
                Optional.of(type),
                BodyPublishers.ofString("{\"value\":\"x\"}"));

    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void a_body_that_is_too_large_is_413_if_its_length_is_declared() {
    byte[] body = new byte[TOO_MUCH];
    Arrays.fill(body, (byte) ' ');

    assertThat(admin().bytes("PATCH", value(user(), attribute()), body).status()).isEqualTo(413);
  }

  @Test
  void a_body_that_is_too_large_is_413_if_it_comes_in_chunks() {
    byte[] body = new byte[TOO_MUCH];
    Arrays.fill(body, (byte) ' ');

    Answer answer =
        admin()
            .send(
                "PATCH",
                value(user(), attribute()),
                Optional.of("application/json"),
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));

    assertThat(answer.status()).isEqualTo(413);
  }

  @Test
  void a_form_that_is_too_large_is_413() {
    assertThat(anonymous().form("/login", "client_id=" + "x".repeat(20_000)).status())
        .isEqualTo(413);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/users?limit=x",
        "/users?offset=-1",
        "/users?limit=99999999999999999999",
        "/users/search?is_disabled=perhaps",
        "/users/1/attribute_values?all_values=2"
      })
  void a_parameter_of_the_wrong_type_is_refused_or_ignored(String path) {
    assertThat(admin().get(path).status()).isIn(200, 400);
  }

  @Test
  void a_group_name_is_unique() {
    String name = unique("group");
    group(name);

    assertThat(admin().post("/groups", object("name", name)).wrongFields()).containsExactly("name");
  }

  @Test
  void a_mail_address_is_unique() {
    String email = unique("mail") + "@example.test";
    ok(admin().post("/users/" + user() + "/credentials_email", object("email", email)));

    assertThat(
            admin()
                .post("/users/" + user() + "/credentials_email", object("email", email))
                .wrongFields())
        .containsExactly("email");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/users/999999999", "/nothing", "/user_attributes/abc", "/groups/999999999/users"})
  void the_link_of_an_error_leads_to_a_page_that_explains_it(String path) throws Exception {
    String link = admin().get(path).string("documentation_url");

    HttpResponse<String> page =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(URI.create(link)).build(), BodyHandlers.ofString());

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
    assertThat(page.body()).contains("Error 404");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404, 408, 411, 413, 414, 431, 501, 503})
  void every_status_that_the_server_answers_with_has_a_page(int status) throws Exception {
    URI link = URI.create(server.address() + "/r/err/4.0/" + status + "/get/unknown");

    HttpResponse<String> page =
        HttpClient.newHttpClient()
            .send(HttpRequest.newBuilder(link).build(), BodyHandlers.ofString());

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Error " + status);
  }

  @Test
  void the_link_tells_status_method_and_operation() {
    assertThat(
            admin()
                .patch(value("999999999", attribute()), object("value", "x"))
                .string("documentation_url"))
        .isEqualTo(
            server.address()
                + "/r/err/4.0/404/patch/users/:user_id/attribute_values/:user_attribute_id");
  }

  @Test
  void an_unlucky_page_of_errors_is_404_without_a_page_of_the_container() throws Exception {
    HttpResponse<String> page =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(server.address() + "/r/err/4.0/999/get/x"))
                    .build(),
                BodyHandlers.ofString());

    assertThat(page.statusCode()).isEqualTo(404);
    assertThat(page.body()).doesNotContainIgnoringCase("payara").doesNotContain("<html");
  }

  @Test
  void every_answer_tells_what_is_left_of_the_limit() {
    Answer answer = admin().get("/session");

    assertThat(answer.header("RateLimit-Limit")).isPresent();
    assertThat(answer.header("RateLimit-Remaining")).isPresent();
    assertThat(answer.header("RateLimit-Reset")).isPresent();
  }
}
