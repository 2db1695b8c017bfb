package org.precedent.it.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
import org.precedent.it.truenas.RpcClient;

/** Accounts that the directory keeps out, and the directory itself away, at every door. */
@ParameterizedClass(name = "{0}")
@EnumSource(DirectoryServers.class)
class DirectoryAccountsIT {

  private static final int EFAULT = 14;
  private static final String FOR_EVER = "000001010000Z";
  private static final DateTimeFormatter GENERALIZED_TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

  @Parameter DirectoryServers servers;

  private LiveDirectory directory;
  private RunningServer server;
  private SsoClient sso;
  private String uid;

  @BeforeEach
  void begin() {
    directory = servers.directory();
    server = servers.server();
    sso = new SsoClient(server.address());
    uid = unique();
  }

  private static String unique() {
    return "a" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
  }

  private Answer logIn(String password) {
    return sso.send("POST", "/user/login", "username", uid, "password", password);
  }

  private JsonObject rpcLogIn(RpcClient client) {
    return client.answer("auth.login", Jsons.array(uid, LiveDirectory.PASSWORD));
  }

  private void assertAdmitted() {
    assertThat(logIn(LiveDirectory.PASSWORD).status()).isEqualTo(200);
    try (RpcClient client = RpcClient.open(server.address())) {
      assertThat(rpcLogIn(client).get("result")).isEqualTo(JsonValue.TRUE);
    }
  }

  private void assertRefusedAtEveryDoor() {
    Answer answer = logIn(LiveDirectory.PASSWORD);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(403);
    assertThat(SsoClient.code(answer)).isEqualTo("E005001");
    try (RpcClient client = RpcClient.open(server.address())) {
      assertThat(rpcLogIn(client).get("result")).isEqualTo(JsonValue.FALSE);
    }
    assertThat(LookerClient.anonymous(server.address()).logIn(uid, LiveDirectory.PASSWORD).status())
        .isEqualTo(404);
  }

  @Test
  void who_is_disabled_there_is_refused_until_he_is_enabled() {
    String dn = directory.person(uid);
    assertAdmitted();
    directory.set(dn, "pwdAccountLockedTime", FOR_EVER);

    assertRefusedAtEveryDoor();

    directory.set(dn, "pwdAccountLockedTime");
    assertAdmitted();
  }

  @Test
  void whom_the_directory_locked_after_wrong_passwords_is_refused_until_he_is_unlocked() {
    String dn = directory.person(uid);
    assertAdmitted();
    for (int i = 0; i < LiveDirectory.WRONG_PASSWORDS; i++) {
      assertThat(logIn("wrong").status()).isEqualTo(403);
    }
    if (!directory.locksByItself()) {
      directory.set(dn, "pwdAccountLockedTime", GENERALIZED_TIME.format(Instant.now()));
    }

    assertRefusedAtEveryDoor();

    directory.set(dn, "pwdAccountLockedTime");
    assertAdmitted();
  }

  @Test
  void whose_account_expired_is_refused() {
    String dn = directory.person(uid, "objectClass", "shadowAccount");
    assertAdmitted();
    directory.set(dn, "shadowExpire", "19000");

    assertRefusedAtEveryDoor();
  }

  @Test
  void who_must_change_his_password_there_first_is_refused() {
    String dn = directory.person(uid);
    assertAdmitted();
    directory.set(dn, "pwdReset", "TRUE");

    assertRefusedAtEveryDoor();
  }

  @Test
  void log_ins_at_once_of_somebody_who_was_never_seen_are_one_user()
      throws InterruptedException, ExecutionException {
    directory.person(uid);
    Callable<String> logIn =
        () ->
            LookerClient.anonymous(server.address())
                .withToken(sso.token(uid, LiveDirectory.PASSWORD))
                .get("/user")
                .id();
    ExecutorService threads = Executors.newFixedThreadPool(6);
    Set<String> users = new HashSet<>();
    try {
      for (Future<String> user : threads.invokeAll(Collections.nCopies(12, logIn))) {
        users.add(user.get());
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(users).hasSize(1);
  }

  @Test
  void with_the_directory_away_a_log_in_by_rpc_is_told_so_and_open_sessions_go_on() {
    directory.person(uid);
    try (RpcClient open = RpcClient.open(server.address());
        RpcClient client = RpcClient.open(server.address())) {
      assertThat(rpcLogIn(open).get("result")).isEqualTo(JsonValue.TRUE);
      directory.kill();
      try {
        long started = System.nanoTime();
        JsonObject error = rpcLogIn(client).getJsonObject("error").getJsonObject("data");
        assertThat(Duration.ofNanos(System.nanoTime() - started))
            .isLessThan(Duration.ofSeconds(20));
        assertThat(error.getInt("error")).isEqualTo(EFAULT);
        assertThat(error.getString("reason")).contains("The directory is not available");
        assertThat(error.getJsonObject("extra").getInt("retry_after")).isPositive();
        assertThat(open.call("auth.set_attribute", "theme", "dark")).isEqualTo(JsonValue.NULL);
        assertThat(server.readiness()).isEqualTo(200);
        assertThat(
                LookerClient.anonymous(server.address())
                    .logIn(RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET)
                    .status())
            .isEqualTo(200);
      } finally {
        directory.restart();
      }

      // Each attempt counts as long as the directory is away.
      await()
          .pollInterval(Duration.ofSeconds(2))
          .atMost(Duration.ofSeconds(90))
          .until(() -> JsonValue.TRUE.equals(rpcLogIn(client).get("result")));
    }
  }
}
