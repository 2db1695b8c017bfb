package org.precedent.it.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.UUID;
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

/**
 * Entries are known by the attribute that is configured as their immutable id, here a number that
 * tests give them, and are kept for two seconds after they vanished.
 */
@ParameterizedClass(name = "{0}")
@EnumSource(value = DirectoryServers.class, names = "MEMORY_AND_POSTGRESQL")
class DirectoryIdsIT {

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
    server = servers.serverOfNumbers();
    sso = new SsoClient(server.address());
    admin = LookerClient.of(server.address(), RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET);
    uid = "n" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
  }

  private String logIn() {
    String token = sso.token(uid, LiveDirectory.PASSWORD);
    return LookerClient.anonymous(server.address()).withToken(token).get("/user").id();
  }

  @Test
  void an_entry_without_an_immutable_id_is_nobody_at_any_door_and_nothing_is_stored_for_it() {
    String dn = directory.person(uid);

    Answer refused =
        sso.send("POST", "/user/login", "username", uid, "password", LiveDirectory.PASSWORD);
    assertThat(refused.status()).isEqualTo(403);
    assertThat(SsoClient.code(refused)).isEqualTo("E005001");
    try (RpcClient client = RpcClient.open(server.address())) {
      assertThat(client.call("auth.login", uid, LiveDirectory.PASSWORD)).isEqualTo(JsonValue.FALSE);
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> server.log().contains(dn + " is left out, since it lacks"));
    assertThat(admin.get("/users?fields=credentials_ldap").text()).doesNotContain(uid);

    directory.set(dn, "employeeNumber", uid);
    assertThat(logIn()).isNotEmpty();
  }

  @Test
  void who_was_deleted_goes_with_his_values_after_the_retention_time_and_does_not_get_them_back() {
    String dn = directory.person(uid, "employeeNumber", uid);
    String before = logIn();
    String values = "/users/" + before + "/attribute_values";
    assertThat(admin.patch(values + "/" + TIMEZONE, Jsons.object("value", "UTC")).status())
        .isEqualTo(200);
    directory.delete(dn);

    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> admin.get("/users/" + before).status() == 404);
    directory.person(uid, "employeeNumber", uid);
    String after = logIn();

    assertThat(after).isNotEqualTo(before);
    assertThat(
            admin
                .get("/users/" + after + "/attribute_values?user_attribute_ids=" + TIMEZONE)
                .text())
        .doesNotContain("UTC");
  }
}
