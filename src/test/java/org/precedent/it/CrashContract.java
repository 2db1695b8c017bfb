package org.precedent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.RunningServer;
import org.precedent.it.support.SsoClient;

/**
 * Kill -9 under load, and a start again: what was acknowledged is there, and of each call all or
 * nothing.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class CrashContract {

  private static final int WRITERS = 4;
  private static final int ENOUGH = 200;
  private static final int ENOUGH_CALLS = 20;
  private static final int ITEMS = 1000;

  private final Map<String, String> database;
  private final Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
  private final Map<String, Integer> acknowledgedCalls = new ConcurrentHashMap<>();

  private RunningServer server;
  private String attribute = "";
  private List<String> users = List.of();

  CrashContract(Map<String, String> database) {
    this.database = database;
  }

  @BeforeAll
  void crash() throws InterruptedException {
    server = RunningServer.start(database);
    LookerClient admin = looker();
    attribute =
        admin
            .post(
                "/user_attributes",
                Jsons.object("name", "crash", "label", "Crash", "type", "string"))
            .id();
    users =
        IntStream.range(0, WRITERS)
            .mapToObj(i -> admin.post("/users", Jsons.object("first_name", "U" + i)).id())
            .toList();
    writeUntilKilled(admin);
    server.restart();
  }

  @AfterAll
  void close() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void no_acknowledged_write_is_lost() {
    LookerClient after = looker();
    for (String user : users) {
      int stored =
          Integer.parseInt(
              after
                  .get("/users/" + user + "/attribute_values?user_attribute_ids=" + attribute)
                  .objects()
                  .get(0)
                  .getString("value"));
      // The write after the last acknowledged one may have been committed without its answer
      // arriving.
      assertThat(stored).isBetween(acknowledged.get(user), acknowledged.get(user) + 1);
    }
  }

  @Test
  void a_call_of_a_thousand_is_written_whole_or_not_at_all() {
    LookerClient after = looker();
    for (String user : users) {
      Set<Integer> rounds = rounds(token(after, user));
      assertThat(rounds).hasSize(1);
      assertThat(rounds.iterator().next())
          .isBetween(acknowledgedCalls.get(user), acknowledgedCalls.get(user) + 1);
    }
  }

  private LookerClient looker() {
    return LookerClient.of(server.address(), RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET);
  }

  private static String token(LookerClient admin, String user) {
    return admin.post("/login/" + user).string("access_token");
  }

  private void writeUntilKilled(LookerClient admin) throws InterruptedException {
    ExecutorService writers = Executors.newFixedThreadPool(2 * WRITERS);
    for (String user : users) {
      String path = "/users/" + user + "/attribute_values/" + attribute;
      String token = token(admin, user);
      writers.submit(() -> count(acknowledged, user, round -> isSet(admin, path, round)));
      writers.submit(() -> count(acknowledgedCalls, user, round -> areSet(token, round)));
    }
    await()
        .atMost(Duration.ofSeconds(120))
        .until(() -> isEnough(acknowledged, ENOUGH) && isEnough(acknowledgedCalls, ENOUGH_CALLS));
    server.kill();
    writers.shutdown();
    assertThat(writers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
  }

  private static boolean isEnough(Map<String, Integer> counts, int enough) {
    return counts.size() == WRITERS
        && counts.values().stream().mapToInt(Integer::intValue).sum() > enough;
  }

  private static void count(Map<String, Integer> counts, String user, IntPredicate write) {
    try {
      for (int round = 1; write.test(round); round++) {
        counts.put(user, round);
      }
    } catch (RuntimeException | AssertionError connectionLost) {
      // Then the last one is not acknowledged.
    }
  }

  private static boolean isSet(LookerClient admin, String path, int round) {
    return admin.patch(path, Jsons.object("value", Integer.toString(round))).status() == 200;
  }

  private boolean areSet(String token, int round) {
    List<Object> items = new ArrayList<>(ITEMS);
    for (int i = 0; i < ITEMS; i++) {
      items.add(Jsons.object("name", "n" + i, "value", round, "encrypt", i % 2 == 0));
    }
    return new SsoClient(server.address())
            .send("PUT", "/user/attr", "ust", token, "data", items)
            .status()
        == 200;
  }

  private Set<Integer> rounds(String token) {
    List<String> names = IntStream.range(0, ITEMS).mapToObj(i -> "n" + i).toList();
    JsonObject result =
        new SsoClient(server.address())
            .send("GET", "/user/attr", "ust", token, "data", names)
            .object()
            .getJsonObject("result");
    Set<Integer> rounds = new HashSet<>();
    names.forEach(name -> rounds.add(result.getJsonObject(name).getInt("value")));
    return rounds;
  }
}
