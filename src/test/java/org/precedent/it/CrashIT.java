package org.precedent.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.precedent.it.support.Answer;
import org.precedent.it.support.Jsons;
import org.precedent.it.support.LookerClient;
import org.precedent.it.support.PostgreSql;
import org.precedent.it.support.RunningServer;

/** Kill -9 under load, and a start again: what was acknowledged is there. */
class CrashIT {

  private static final int WRITERS = 8;
  private static final int ENOUGH = 200;

  static Stream<Supplier<Map<String, String>>> databases() {
    return Stream.of(Map::of, PostgreSql::newDatabase);
  }

  @ParameterizedTest
  @MethodSource("databases")
  void no_acknowledged_write_is_lost(Supplier<Map<String, String>> database)
      throws InterruptedException {
    try (RunningServer server = RunningServer.start(database.get())) {
      LookerClient admin = client(server);
      String attribute =
          admin
              .post(
                  "/user_attributes",
                  Jsons.object("name", "crash", "label", "Crash", "type", "string"))
              .id();
      List<String> users =
          IntStream.range(0, WRITERS)
              .mapToObj(i -> admin.post("/users", Jsons.object("first_name", "U" + i)).id())
              .toList();

      Map<String, Integer> acknowledged = writeUntilKilled(server, admin, attribute, users);
      server.restart();

      LookerClient after = client(server);
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
  }

  private static LookerClient client(RunningServer server) {
    return LookerClient.of(server.address(), RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET);
  }

  private static Map<String, Integer> writeUntilKilled(
      RunningServer server, LookerClient admin, String attribute, List<String> users)
      throws InterruptedException {
    Map<String, Integer> acknowledged = new ConcurrentHashMap<>();
    AtomicBoolean killed = new AtomicBoolean();
    ExecutorService writers = Executors.newFixedThreadPool(WRITERS);
    for (String user : users) {
      writers.submit(
          () ->
              write(
                  admin,
                  "/users/" + user + "/attribute_values/" + attribute,
                  user,
                  acknowledged,
                  killed));
    }
    await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () ->
                acknowledged.values().stream().mapToInt(Integer::intValue).sum() > ENOUGH
                    && acknowledged.size() == WRITERS);
    server.kill();
    killed.set(true);
    writers.shutdown();
    assertThat(writers.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
    return acknowledged;
  }

  private static void write(
      LookerClient admin,
      String path,
      String user,
      Map<String, Integer> acknowledged,
      AtomicBoolean killed) {
    for (int i = 1; !killed.get(); i++) {
      try {
        Answer answer = admin.patch(path, Jsons.object("value", Integer.toString(i)));
        if (answer.status() != 200) {
          return;
        }
        acknowledged.put(user, i);
      } catch (RuntimeException | AssertionError connectionLost) {
        return;
      }
    }
  }
}
