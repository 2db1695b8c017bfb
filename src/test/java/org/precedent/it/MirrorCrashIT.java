package org.precedent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.precedent.directory.ldap.LiveDirectory;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.PostgreSql;
import org.precedent.it.support.RunningServer;
import org.precedent.it.support.SsoClient;

/** Kill -9 in the middle of a run of the mirror, and a start again. */
class MirrorCrashIT {

  private static final int PEOPLE = 1_500;
  private static final int GROUPS = 30;

  /** So many that some groups are stored before the last ones are read. */
  private static final int MEMBERS = 600;

  private static final String TIMEZONE = "5";

  /** When it is killed, and over which database. */
  enum Moment {
    AMONG_PEOPLE_ON_H2("uid=new", 1_400, Map.of()),
    AMONG_GROUPS_ON_POSTGRESQL("cn=group", 25, PostgreSql.newDatabase());

    private final String dn;
    private final int entries;
    private final Map<String, String> database;

    Moment(String dn, int entries, Map<String, String> database) {
      this.dn = dn;
      this.entries = entries;
      this.database = database;
    }
  }

  @ParameterizedTest
  @EnumSource(Moment.class)
  void a_server_killed_during_a_run_goes_on_after_the_start_and_nothing_is_lost_or_doubled(
      Moment moment) {
    AtomicReference<Runnable> kill = new AtomicReference<>(() -> {});
    AtomicInteger read = new AtomicInteger();
    LiveDirectory.Watcher watcher =
        dn -> {
          if (dn.startsWith(moment.dn) && read.incrementAndGet() == moment.entries) {
            kill.get().run();
          }
        };
    try (LiveDirectory directory = LiveDirectory.watched(watcher)) {
      Map<String, String> settings = new HashMap<>(directory.settings());
      settings.putAll(moment.database);
      // People are read page by page, so that what was read before the kill was stored, too.
      settings.put("PRECEDENT_LDAP_PAGE_SIZE", "500");
      String renamed = directory.person("renamed");
      String deleted = directory.person("deleted");
      try (RunningServer server = RunningServer.start(settings)) {
        String renamedId = userWithValue(server, "renamed");
        String deletedId = userWithValue(server, "deleted");

        kill.set(server::kill);
        List<String> added = directory.people("new", PEOPLE);
        for (int i = 0; i < GROUPS; i++) {
          directory.group("group" + i, added.subList(i, MEMBERS).toArray(String[]::new));
        }
        directory.rename(renamed, "uid=other");
        directory.delete(deleted);
        server.awaitExit();
        kill.set(() -> {});
        server.restart();

        assertEverythingIsThere(server, directory, renamedId, deletedId);
      }
    }
  }

  private static LookerClient admin(RunningServer server) {
    return LookerClient.of(server.address(), RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET);
  }

  private static String userWithValue(RunningServer server, String uid) {
    String token = new SsoClient(server.address()).token(uid, LiveDirectory.PASSWORD);
    String id = LookerClient.anonymous(server.address()).withToken(token).get("/user").id();
    assertThat(
            admin(server)
                .patch(
                    "/users/" + id + "/attribute_values/" + TIMEZONE, Jsons.object("value", "UTC"))
                .status())
        .isEqualTo(200);
    return id;
  }

  private static void assertEverythingIsThere(
      RunningServer server, LiveDirectory directory, String renamedId, String deletedId) {
    await()
        .atMost(Duration.ofSeconds(120))
        .until(() -> server.body("/health/ready").contains("\"mirrored\""));
    LookerClient admin = admin(server);
    List<String> dns = new ArrayList<>();
    for (JsonObject user : admin.get("/users?fields=id,credentials_ldap").objects()) {
      if (user.get("credentials_ldap") instanceof JsonObject ldap) {
        dns.add(ldap.getString("ldap_dn"));
      }
    }
    List<String> expected =
        new ArrayList<>(
            IntStream.range(0, PEOPLE)
                .mapToObj(i -> "uid=new" + i + "," + directory.base())
                .toList());
    expected.add("uid=other," + directory.base());
    expected.add("uid=keeper," + directory.base());
    expected.add("uid=deleted," + directory.base());
    assertThat(dns).containsExactlyInAnyOrderElementsOf(expected);
    List<JsonObject> groups =
        admin.get("/groups/search?name=group%25&fields=name,user_count").objects();
    assertThat(groups).hasSize(GROUPS);
    assertThat(groups)
        .allSatisfy(
            group ->
                assertThat(group.getInt("user_count"))
                    .isEqualTo(MEMBERS - Integer.parseInt(group.getString("name").substring(5))));
    assertThat(admin.get("/users/" + deletedId).object().getBoolean("is_disabled")).isTrue();
    assertThat(
            new SsoClient(server.address())
                .send(
                    "POST", "/user/login", "username", "other", "password", LiveDirectory.PASSWORD)
                .status())
        .isEqualTo(200);
    for (String id : List.of(renamedId, deletedId)) {
      assertThat(
              admin
                  .get("/users/" + id + "/attribute_values?user_attribute_ids=" + TIMEZONE)
                  .objects()
                  .get(0)
                  .getString("value"))
          .isEqualTo("UTC");
    }
  }
}
