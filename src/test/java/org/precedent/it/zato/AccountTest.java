package org.precedent.it.zato;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.params.Parameter;
import org.precedent.it.support.Answer;
import org.precedent.it.support.RunningServer;
import org.precedent.it.support.Servers;
import org.precedent.it.support.SsoClient;

/** What tests of users and sessions need: each makes users of its own. */
abstract class AccountTest {

  static final String PASSWORD = "correct horse";

  private static final Map<Servers, String> ADMINISTRATORS = new ConcurrentHashMap<>();

  @Parameter Servers server;

  /** A local user who may log in. */
  record Person(String id, String username) {}

  SsoClient sso() {
    return new SsoClient(server.address());
  }

  /** The administrator's token. */
  String admin() {
    return ADMINISTRATORS.computeIfAbsent(
        server, one -> sso().token(RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET));
  }

  static String unique() {
    return "u" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
  }

  Person person() {
    String username = unique();
    Answer created =
        ok(
            sso()
                .send(
                    "POST",
                    "/user",
                    "ust",
                    admin(),
                    "username",
                    username,
                    "password",
                    PASSWORD,
                    "auto_approve",
                    true));
    return new Person(created.string("user_id"), username);
  }

  String token(Person person) {
    return sso().token(person.username(), PASSWORD);
  }

  Answer logIn(Person person, String password) {
    return sso().send("POST", "/user/login", "username", person.username(), "password", password);
  }

  /** The user as an administrator sees him. */
  Answer look(Person person) {
    return ok(sso().send("GET", "/user", "ust", admin(), "user_id", person.id()));
  }

  static Answer ok(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer;
  }

  static void refused(String code, Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
    assertThat(SsoClient.code(answer)).isEqualTo(code);
  }
}
