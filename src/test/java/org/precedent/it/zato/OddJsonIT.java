package org.precedent.it.zato;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.precedent.it.support.Answer;
import org.precedent.it.support.PostgreSql;
import org.precedent.it.support.RunningServer;
import org.precedent.it.support.SsoClient;
import org.precedent.testing.KnownSecrets;

/**
 * Whatever is sent to whichever address of the Zato door, the answer is in its envelope and no
 * failure of the server (the client holds each answer against both), and the log tells no secret.
 */
class OddJsonIT {

  private static final String SECRET = KnownSecrets.add("s3cret-" + UUID.randomUUID());

  private static final List<String> CALLS =
      List.of(
          "POST /user/attr",
          "PUT /user/attr",
          "PATCH /user/attr",
          "DELETE /user/attr",
          "GET /user/attr",
          "GET /user/attr/exists",
          "GET /user/attr/names",
          "POST /session/attr",
          "PUT /session/attr",
          "PATCH /session/attr",
          "DELETE /session/attr",
          "GET /session/attr",
          "GET /session/attr/exists",
          "GET /session/attr/names",
          "GET /user",
          "POST /user",
          "PATCH /user",
          "DELETE /user",
          "POST /user/approve",
          "POST /user/reject",
          "POST /user/lock",
          "DELETE /user/lock",
          "PATCH /user/password",
          "GET /user/search",
          "POST /user/session",
          "GET /user/session",
          "PATCH /user/session",
          "GET /user/session/list",
          "POST /user/login");

  private static final List<String> MEMBERS =
      List.of(
          "current_app",
          "ust",
          "current_ust",
          "target_ust",
          "name",
          "value",
          "data",
          "expiration",
          "encrypt",
          "decrypt",
          "user_id",
          "username",
          "password",
          "new_password",
          "old_password",
          "email",
          "display_name",
          "first_name",
          "sign_up_status",
          "approval_status",
          "password_expiry",
          "password_must_change",
          "is_locked",
          "auto_approve",
          "remote_addr",
          "user_agent",
          "totp_code",
          "criteria",
          "name_op",
          "is_name_exact",
          "paginate",
          "cur_page",
          "page_size");

  private static final List<String> ODD =
      List.of(
          "null",
          "true",
          "0",
          "-1",
          "1e400",
          "1e-400",
          "1E2147483647",
          "123456789012345678901234567890",
          "0.1",
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\udc00x\"",
          "\"zusr0000000000000\"",
          "\"zusrzzzzzzzzzzzzz\"",
          "\"" + "x".repeat(400) + "\"",
          "\"%_\\\\'\\\"\"",
          "[]",
          "{}",
          "[null]",
          "[[]]",
          "[{}]",
          "[{\"name\":null}]",
          "[{\"name\":\"a\",\"value\":1,\"user_id\":7,\"expiration\":[]}]",
          "[{\"name\":\"\\u0000\",\"value\":\"\\u0000\"}]",
          "[\"a\",1]",
          "{\"name\":{\"a\":[]}}",
          "{\"user_id\":[],\"email\":{}}");

  private static final List<String> BODIES =
      List.of(
          "null",
          "[]",
          "1",
          "\"text\"",
          "{",
          "{}",
          "{\"current_app\":\"CRM\",}",
          "{\"current_app\":\"CRM\",\"current_app\":\"CRM\"}",
          "{\"current_app\":\"CRM\",\"a\":\"\\ud800\",\"\\ud800\":1}",
          "{\"current_app\":\"CRM\"}{}",
          "\ufeff{\"current_app\":\"CRM\"}",
          "{\"current_app\":\"CRM\",\"a\":" + "[".repeat(100_000),
          "{\"a\":".repeat(5_000) + "1" + "}".repeat(5_000),
          "{'current_app':'CRM'}",
          "{\"current_app\":NaN}",
          "{\"current_app\":01}",
          "\u0000");

  @Test
  void nothing_that_is_sent_makes_the_server_fail() {
    try (RunningServer server = RunningServer.start(PostgreSql.newDatabase())) {
      AttributeClient client = new AttributeClient(server.address(), token(server));
      int next = 0;
      for (String call : CALLS) {
        for (String member : MEMBERS) {
          send(client, call, body(client, call, member, ODD.get(next++ % ODD.size())));
        }
        BODIES.forEach(body -> send(client, call, body));
        sendInAddress(client, call);
      }
      String key = client.ust();
      assertThat(server.log())
          .doesNotContain("SEVERE", "failed unexpectedly")
          .doesNotContain(SECRET, key, RunningServer.CLIENT_SECRET);
    }
  }

  private static String token(RunningServer server) {
    return new SsoClient(server.address())
        .token(RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET);
  }

  // Each member in the address only, of somebody and of nobody, with nothing in the body.
  private static void sendInAddress(AttributeClient client, String call) {
    String known = "?current_app=CRM&user_id=zusr0000000000001";
    String token = call.contains("/session") ? "current_ust=" : "ust=";
    for (String caller : List.of("", "&" + token + client.ust())) {
      for (String member : MEMBERS) {
        send(client, call + known + caller + "&" + member + "=x", "");
      }
    }
  }

  private static void send(AttributeClient client, String call, String body) {
    String[] parts = call.split(" ", 2);
    Answer answer;
    try {
      answer = client.send(parts[0], parts[1], Optional.empty(), body);
    } catch (AssertionError | RuntimeException failure) {
      String shown = body.length() > 500 ? body.substring(0, 500) : body;
      throw new AssertionError(call + " " + shown, failure);
    }
    assertThat(answer.status()).isIn(200, 400, 403, 429);
  }

  // What makes the call a good one, with one member that does not.
  private static String body(AttributeClient client, String call, String odd, String value) {
    boolean many = call.length() % 2 == 0;
    String token = call.contains("/session") ? "current_ust" : "ust";
    StringBuilder body = new StringBuilder("{");
    add(body, odd, "current_app", "\"CRM\"");
    if (!call.endsWith("/login")) {
      add(body, odd, token, "\"" + client.ust() + "\"");
    }
    add(body, odd, "name", "\"" + SECRET + "\"");
    add(body, odd, "value", "\"" + SECRET + "\"");
    add(body, odd, "encrypt", Boolean.toString(many));
    add(body, odd, "password", "\"" + SECRET + "\"");
    if (call.equals("POST /user") || call.endsWith("/login")) {
      add(body, odd, "username", "\"u" + UUID.randomUUID() + "\"");
    }
    return body + "\"" + odd + "\":" + value + "}";
  }

  private static void add(StringBuilder body, String odd, String member, String value) {
    boolean besideData = odd.equals("data") && member.equals("name");
    if (!member.equals(odd) && !besideData) {
      body.append('"').append(member).append("\":").append(value).append(',');
    }
  }
}
