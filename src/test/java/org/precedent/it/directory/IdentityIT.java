package org.precedent.it.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.precedent.directory.ldap.LiveDirectory;
import org.precedent.it.support.DirectoryServers;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.RunningServer;
import org.precedent.it.truenas.RpcClient;

/** Whatever happens to the entries of a directory, nobody gets the settings of a stranger. */
@ParameterizedClass(name = "{0}")
@EnumSource(value = DirectoryServers.class, names = "MEMORY_AND_POSTGRESQL")
class IdentityIT {

  private static final JsonObject SETTINGS = Jsons.object("theme", "dark");

  @Parameter DirectoryServers servers;

  private final List<RpcClient> clients = new ArrayList<>();
  private LiveDirectory directory;
  private RunningServer server;
  private String uid;

  @BeforeEach
  void begin() {
    directory = servers.directory();
    server = servers.server();
    uid = unique();
  }

  @AfterEach
  void leave() {
    clients.forEach(RpcClient::close);
  }

  private static String unique() {
    return "t" + UUID.randomUUID().toString().replace("-", "").substring(0, 16);
  }

  private RpcClient open() {
    RpcClient client = RpcClient.open(server.address());
    clients.add(client);
    return client;
  }

  private RpcClient logIn(String name) {
    RpcClient client = open();
    assertThat(client.call("auth.login", name, LiveDirectory.PASSWORD)).isEqualTo(JsonValue.TRUE);
    return client;
  }

  private RpcClient logInWithSettings() {
    RpcClient client = logIn(uid);
    assertThat(client.call("auth.set_attribute", "preferences", SETTINGS))
        .isEqualTo(JsonValue.NULL);
    return client;
  }

  private String person(String name, int number) {
    return directory.person(
        name,
        "objectClass",
        "posixAccount",
        "uidNumber",
        Integer.toString(number),
        "gidNumber",
        "1",
        "homeDirectory",
        "/home/" + name);
  }

  private static JsonObject me(RpcClient client) {
    return client.call("auth.me").asJsonObject();
  }

  private static void assertHasSettings(RpcClient client) {
    assertThat(me(client).getJsonObject("attributes"))
        .isEqualTo(Jsons.object("preferences", SETTINGS));
  }

  private static void assertHasNone(RpcClient client) {
    assertThat(me(client).getJsonObject("attributes")).isEmpty();
  }

  private static void awaitEnd(RpcClient client) {
    await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> client.answer("auth.me", Jsons.array()), IdentityIT::failed);
  }

  private static boolean failed(JsonObject answer) {
    return answer.containsKey("error");
  }

  @Test
  void another_person_with_the_same_number_has_no_settings() {
    String dn = person(uid, 5711);
    logInWithSettings();
    directory.set(dn, "uidNumber", "5712");
    String stranger = unique();
    person(stranger, 5711);

    RpcClient client = logIn(stranger);

    assertThat(me(client).getInt("pw_uid")).isEqualTo(5711);
    assertHasNone(client);
  }

  @Test
  void a_person_with_another_number_keeps_the_settings_and_shows_it() {
    String dn = person(uid, 5811);
    logInWithSettings();
    directory.set(dn, "uidNumber", "5812");

    RpcClient client = logIn(uid);

    assertThat(me(client).getInt("pw_uid")).isEqualTo(5812);
    assertThat(me(client).getInt("pw_gid")).isEqualTo(1);
    assertThat(me(client).getString("pw_dir")).isEqualTo("/home/" + uid);
    assertThat(me(client)).doesNotContainKey("pw_shell");
    assertHasSettings(client);
  }

  @Test
  void a_login_name_made_again_for_another_person_has_no_settings() {
    String dn = directory.person(uid);
    logInWithSettings();
    directory.delete(dn);
    directory.person(uid);

    assertHasNone(logIn(uid));
  }

  @Test
  void a_session_open_while_the_entry_is_made_again_writes_nothing_to_the_new_person_and_ends() {
    String dn = directory.person(uid);
    RpcClient old = logInWithSettings();
    directory.delete(dn);
    directory.person(uid);
    RpcClient client = logIn(uid);

    old.answer("auth.set_attribute", Jsons.array("preferences", "of a stranger"));

    assertHasNone(client);
    awaitEnd(old);
    assertHasNone(client);
  }

  @Test
  void a_renamed_person_keeps_the_settings() {
    String dn = directory.person(uid);
    logInWithSettings();
    String renamed = unique();
    directory.rename(dn, "uid=" + renamed);

    RpcClient client = logIn(renamed);

    assertThat(me(client).getString("pw_name")).isEqualTo(renamed);
    assertHasSettings(client);
  }

  @Test
  void a_person_who_moved_keeps_the_settings() {
    String dn = directory.person(uid);
    logInWithSettings();
    directory.move(dn, directory.unit(unique()));

    assertHasSettings(logIn(uid));
  }

  @Test
  void a_deleted_person_is_thrown_out_and_has_the_settings_again_when_restored() {
    String dn = directory.person(uid);
    RpcClient old = logInWithSettings();
    String deleted = directory.move(dn, directory.recycleBin());

    assertThat(open().call("auth.login", uid, LiveDirectory.PASSWORD)).isEqualTo(JsonValue.FALSE);
    awaitEnd(old);
    directory.move(deleted, directory.base());

    assertHasSettings(logIn(uid));
    assertThat(failed(old.answer("auth.me", Jsons.array()))).isTrue();
  }
}
