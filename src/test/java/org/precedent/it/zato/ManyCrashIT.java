package org.precedent.it.zato;

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
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.PostgreSql;
import org.precedent.it.support.RunningServer;

/**
 * Kill -9 in the midst of calls of a thousand items each: of each call, all is there or nothing.
 */
class ManyCrashIT {

  private static final int WRITERS = 4;
  private static final int ITEMS = 1000;
  private static final int ENOUGH = 20;

  static Stream<Supplier<Map<String, String>>> databases() {
    return Stream.of(Map::of, PostgreSql::newDatabase);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void a_call_of_a_thousand_is_written_whole_or_not_at_all(Supplier<Map<String, String>> database)
      throws InterruptedException {
    try (RunningServer server = RunningServer.start(database.get())) {
      LookerClient admin = looker(server);
      List<String> users =
          IntStream.range(0, WRITERS)
              .mapToObj(i -> admin.post("/users", Jsons.object("first_name", "U" + i)).id())
              .toList();

      Map<String, Integer> acknowledged = writeUntilKilled(server, admin, users);
      server.restart();

      LookerClient after = looker(server);
      for (String user : users) {
        Set<Integer> rounds = rounds(client(server, after, user));
        assertThat(rounds).hasSize(1);
        // The call after the last acknowledged one may have been committed without its answer
        // arriving.
        assertThat(rounds.iterator().next())
            .isBetween(acknowledged.get(user), acknowledged.get(user) + 1);
      }
    }
  }

  private static LookerClient looker(RunningServer server) {
    return LookerClient.of(server.address(), RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET);
  }

  private static AttributeClient client(RunningServer server, LookerClient admin, String user) {
    String token = admin.post("/login/" + user).string("access_token");
    return new AttributeClient(server.address(), token);
  }

  private static Map<String, Integer> writeUntilKilled(
      RunningServer server, LookerClient admin, List<String> users) throws InterruptedException {
    Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    for (String user : users) {
      AttributeClient client = client(server, admin, user);
      writers.submit(() -> write(client, user, acknowledged));
    }
    await()
        .atMost(Duration.ofSeconds(120))
        .until(
            () ->
                acknowledged.size() == WRITERS
                    && acknowledged.values().stream().mapToInt(Integer::intValue).sum() > ENOUGH);
    server.kill();
    writers.shutdown();
    assertThat(writers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    return acknowledged;
  }

  private static void write(
      AttributeClient client, String user, Map<String, Integer> acknowledged) {
    for (int round = 1; ; round++) {
      try {
        client.put("/user/attr", "data", items(round));
        acknowledged.put(user, round);
      } catch (RuntimeException | AssertionError connectionLost) {
        return;
      }
    }
  }

  private static List<Object> items(int round) {
    List<Object> items = new ArrayList<>(ITEMS);
    for (int i = 0; i < ITEMS; i++) {
      items.add(Jsons.object("name", "n" + i, "value", round, "encrypt", i % 2 == 0));
    }
    return items;
  }

  private static Set<Integer> rounds(AttributeClient client) {
    List<String> names = IntStream.range(0, ITEMS).mapToObj(i -> "n" + i).toList();
    JsonObject result = client.get("/user/attr", "data", names).object().getJsonObject("result");
    Set<Integer> rounds = new HashSet<>();
    names.forEach(name -> rounds.add(result.getJsonObject(name).getInt("value")));
    return rounds;
  }
}
