package org.precedent.it.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.precedent.directory.ldap.LiveDirectory;
import org.precedent.it.support.Answer;
import org.precedent.it.support.DirectoryServers;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.RunningServer;
import org.precedent.it.support.SsoClient;

/**
 * People of a directory log in with its password, and whatever happens to their entries, nobody
 * ever gets a stranger's values.
 */
@ParameterizedClass(name = "{0}")
@EnumSource(DirectoryServers.class)
class DirectoryLogInIT {

  private static final String TIMEZONE = "5";

  @Parameter DirectoryServers servers;

  private LiveDirectory directory;
  private RunningServer server;
  private SsoClient sso;
  private LookerClient admin;
  private String uid;

  @BeforeEach
  void begin() {
    directory = servers.directory();
    server = servers.server();
    sso = new SsoClient(server.address());
    admin = LookerClient.of(server.address(), RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET);
    uid = unique();
  }

  private static String unique() {
    return "u" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
  }

  private Answer logIn(String name, String password) {
    return sso.send("POST", "/user/login", "username", name, "password", password);
  }

  private String token(String name) {
    return sso.token(name, LiveDirectory.PASSWORD);
  }

  private JsonObject user(String token) {
    return LookerClient.anonymous(server.address()).withToken(token).get("/user").object();
  }

  private String id(String token) {
    return user(token).getString("id");
  }

  /** Logs in, and sets a managed value and a free one. */
  private String tokenWithValues() {
    String token = token(uid);
    setTheme(token, "dark");
    assertThat(
            admin
                .patch(
                    "/users/" + id(token) + "/attribute_values/" + TIMEZONE,
                    Jsons.object("value", "UTC"))
                .status())
        .isEqualTo(200);
    return token;
  }

  private Answer setTheme(String token, String value) {
    return sso.send("PUT", "/user/attr", "ust", token, "name", "theme", "value", value);
  }

  private void assertHasValues(String token) {
    assertThat(existing(token)).isEqualTo("{\"theme\":true}");
    assertThat(timezone(id(token))).contains("UTC");
  }

  private void assertHasNoValues(String token) {
    assertThat(existing(token)).isEqualTo("{\"theme\":false}");
    assertThat(timezone(id(token))).doesNotContain("UTC");
  }

  private String existing(String token) {
    Answer answer =
        sso.send("GET", "/user/attr/exists", "ust", token, "data", Jsons.array("theme"));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.object().getJsonObject("result").toString();
  }

  private String timezone(String user) {
    return admin.get("/users/" + user + "/attribute_values?user_attribute_ids=" + TIMEZONE).text();
  }

  private void awaitEnd(String token) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> sso.send("GET", "/user", "ust", token).status() != 200);
  }

  private void assertRefused(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
    assertThat(SsoClient.code(answer)).isEqualTo("E005001");
  }

  @Test
  void a_person_logs_in_with_the_directory_password_as_what_he_is_there_now() {
    String dn = directory.person(uid, "givenName", "Anna", "mail", uid + "@example.org");

    JsonObject user = user(token(uid));

    assertThat(user.getString("first_name")).isEqualTo("Anna");
    assertThat(user.getString("email")).isEqualTo(uid + "@example.org");
    assertThat(user.getJsonObject("credentials_ldap").getString("ldap_dn")).isEqualTo(dn);
  }

  @Test
  void groups_and_the_administrators_role_are_fresh_at_log_in() {
    String dn = directory.person(uid);
    String admins = directory.group("admins", dn);
    try {
      String token = token(uid);

      assertThat(
              LookerClient.anonymous(server.address())
                  .withToken(token)
                  .get("/ldap_config")
                  .status())
          .isEqualTo(200);
      assertThat(user(token).getJsonArray("group_ids")).hasSize(2);
    } finally {
      directory.delete(admins);
    }
  }

  @Test
  void a_login_name_made_again_for_another_person_is_another_user_without_values() {
    String before = directory.person(uid);
    String old = tokenWithValues();
    String oldId = id(old);
    directory.delete(before);
    directory.person(uid);

    String token = token(uid);

    assertThat(id(token)).isNotEqualTo(oldId);
    assertHasNoValues(token);
    awaitEnd(old);
    assertThat(admin.get("/users/" + oldId).object().getBoolean("is_disabled")).isTrue();
    assertHasNoValues(token);
  }

  @Test
  void a_session_open_while_the_entry_is_made_again_writes_nothing_to_the_new_person_and_ends() {
    String dn = directory.person(uid);
    String old = tokenWithValues();
    directory.delete(dn);
    directory.person(uid);
    String token = token(uid);

    setTheme(old, "of a stranger");

    assertHasNoValues(token);
    awaitEnd(old);
    assertHasNoValues(token);
    assertThat(setTheme(old, "of a stranger").status()).isNotEqualTo(200);
  }

  @Test
  void a_person_with_another_login_name_keeps_his_values() {
    String dn = directory.person(uid);
    String before = id(tokenWithValues());
    String renamed = unique();
    directory.rename(dn, "uid=" + renamed);

    String token = token(renamed);

    assertThat(id(token)).isEqualTo(before);
    assertHasValues(token);
    assertRefused(logIn(uid, LiveDirectory.PASSWORD));
  }

  @Test
  void a_person_with_another_number_keeps_his_values_and_who_gets_his_number_does_not_get_them() {
    String dn =
        directory.person(
            uid,
            "objectClass",
            "posixAccount",
            "uidNumber",
            "4711",
            "gidNumber",
            "1",
            "homeDirectory",
            "/");
    String before = id(tokenWithValues());
    directory.set(dn, "uidNumber", "4712");
    String stranger = unique();
    directory.person(
        stranger,
        "objectClass",
        "posixAccount",
        "uidNumber",
        "4711",
        "gidNumber",
        "1",
        "homeDirectory",
        "/");

    String token = token(uid);

    assertThat(id(token)).isEqualTo(before);
    assertHasValues(token);
    assertHasNoValues(token(stranger));
  }

  @Test
  void a_person_who_moved_keeps_his_values() {
    String dn = directory.person(uid);
    String before = id(tokenWithValues());
    directory.move(dn, directory.unit(unique()));

    String token = token(uid);

    assertThat(id(token)).isEqualTo(before);
    assertHasValues(token);
  }

  @Test
  void a_person_who_was_deleted_can_do_nothing_and_has_his_values_again_when_restored() {
    String dn = directory.person(uid);
    String old = tokenWithValues();
    String before = id(old);
    String deleted = directory.move(dn, directory.recycleBin());

    assertRefused(logIn(uid, LiveDirectory.PASSWORD));
    awaitEnd(old);
    assertThat(admin.get("/users/" + before).object().getBoolean("is_disabled")).isTrue();
    directory.move(deleted, directory.base());
    String token = token(uid);

    assertThat(id(token)).isEqualTo(before);
    assertHasValues(token);
    assertThat(sso.send("GET", "/user", "ust", old).status()).isNotEqualTo(200);
  }

  @Test
  void an_unknown_name_and_a_wrong_password_are_answered_the_same() {
    directory.person(uid);

    Answer wrong = logIn(uid, "wrong");
    Answer unknown = logIn(unique(), "wrong");

    assertRefused(wrong);
    assertThat(withoutCid(unknown)).isEqualTo(withoutCid(wrong));
  }

  private static String withoutCid(Answer answer) {
    return answer.status() + answer.text().replaceFirst("\"cid\":\"[^\"]*\"", "");
  }

  @Test
  void who_is_disabled_expired_or_has_no_password_to_show_is_refused_alike() {
    String expired = directory.person(uid, "objectClass", "shadowAccount");
    directory.set(expired, "shadowExpire", "19000");
    String disabled = unique();
    directory.set(directory.person(disabled), "pwdAccountLockedTime", "000001010000Z");

    assertRefused(logIn(uid, LiveDirectory.PASSWORD));
    assertRefused(logIn(disabled, LiveDirectory.PASSWORD));
    assertRefused(logIn("keeper", ""));
  }

  @Test
  void who_is_disabled_here_by_hand_is_refused() {
    directory.person(uid);
    String user = id(token(uid));
    admin.patch("/users/" + user, Jsons.object("is_disabled", true));

    assertRefused(logIn(uid, LiveDirectory.PASSWORD));
  }

  private void addLocalUser() {
    sso.send(
        "POST",
        "/user",
        "ust",
        sso.token(RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET),
        "username",
        uid,
        "password",
        "a local password",
        "auto_approve",
        true);
  }

  @Test
  void a_local_user_of_the_same_name_is_somebody_else_and_each_has_his_own_password() {
    directory.person(uid);
    String person = id(token(uid));
    addLocalUser();

    assertThat(id(sso.token(uid, "a local password"))).isNotEqualTo(person);
    assertThat(id(token(uid))).isEqualTo(person);
  }

  @Test
  void guesses_are_limited_however_the_name_is_spelled() {
    directory.person(uid);
    for (int i = 0; i < 10; i++) {
      assertThat(logIn(i % 2 == 0 ? uid : uid.toUpperCase(Locale.ROOT) + " ", "wrong").status())
          .isEqualTo(403);
    }

    Answer limited = logIn(" " + uid, "wrong");

    assertThat(limited.status()).isEqualTo(429);
    assertThat(limited.header("Retry-After")).isPresent();
  }

  @Test
  void the_password_of_a_directory_is_not_changed_here() {
    directory.person(uid);

    Answer answer =
        sso.send(
            "POST",
            "/user/login",
            "username",
            uid,
            "password",
            LiveDirectory.PASSWORD,
            "new_password",
            "another password");

    assertThat(answer.status()).isBetween(400, 499);
    assertThat(token(uid)).isNotEmpty();
  }

  @Test
  void with_the_directory_away_known_people_go_on_and_log_ins_are_told_to_wait() {
    directory.person(uid);
    String token = tokenWithValues();
    directory.kill();
    try {
      assertThat(setTheme(token, "light").status()).isEqualTo(200);
      assertHasValues(token);
      long started = System.nanoTime();
      Answer answer = logIn(uid, LiveDirectory.PASSWORD);
      assertThat(answer.status()).as(answer.toString()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).isPresent();
      assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(20));
      assertThat(sso.token(RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET)).isNotEmpty();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> server.body("/health/ready").contains("degraded"));
    } finally {
      directory.restart();
    }

    // Each attempt counts as long as the directory is away.
    await()
        .pollInterval(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(90))
        .until(() -> logIn(uid, LiveDirectory.PASSWORD).status() == 200);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !server.body("/health/ready").contains("degraded"));
  }

  @Test
  void with_the_directory_away_a_local_password_can_be_guessed_no_more_often_than_else() {
    addLocalUser();
    directory.kill();
    try {
      // More than ten: on a slow machine one is free again meanwhile.
      assertThat(IntStream.range(0, 20).map(i -> logIn(uid, "wrong").status()))
          .containsOnly(503, 429);
    } finally {
      directory.restart();
    }
    String other = unique();
    directory.person(other);
    await()
        .pollInterval(Duration.ofSeconds(2))
        .atMost(Duration.ofSeconds(90))
        .until(() -> logIn(other, LiveDirectory.PASSWORD).status() == 200);
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> !server.body("/health/ready").contains("degraded"));
  }

  @Test
  void no_password_is_in_the_log() {
    directory.person(uid);
    token(uid);

    assertThat(server.log()).doesNotContain(LiveDirectory.PASSWORD);
  }
}
