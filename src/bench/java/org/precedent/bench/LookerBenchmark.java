package org.precedent.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Effective values, one attribute, and PATCH over the Looker door, each beside an empty operation
 * of the same server in the same run. Arguments: the seconds per measurement, then the numbers of
 * users.
 */
public final class LookerBenchmark {

  private static final String CLIENT_ID = "bench";
  private static final String SECRET = "a-secret-for-benchmarks-only";
  private static final double WARM_UP_SECONDS = 20;
  private static final int TURNS = 5;

  private enum Kind {
    NOTHING("nothing (the ceiling)", 204),
    EFFECTIVE("effective values of a user", 200),
    ONE("one attribute of a user", 200),
    PATCH("PATCH of a value", 200);

    private final String label;
    private final int status;

    Kind(String label, int status) {
      this.label = label;
      this.status = status;
    }
  }

  private final Load load;
  private final String token;
  private final int users;
  private final double seconds;

  private LookerBenchmark(Load load, String token, int users, double seconds) {
    this.load = load;
    this.token = token;
    this.users = users;
    this.seconds = seconds;
  }

  /** Runs it and prints Markdown. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, SQLException, ExecutionException {
    double seconds = Double.parseDouble(arguments[0]);
    int[] counts = Arrays.stream(arguments).skip(1).mapToInt(Integer::parseInt).toArray();
    try (EmbeddedPostgres database = DurableDatabase.start()) {
      Map<String, String> settings = Server.settings(database, CLIENT_ID, SECRET);
      try (Server server = Server.start(Path.of("target/precedent-micro.jar"), settings)) {
        System.out.println("| users | request | requests/s | p50 ms | p99 ms | of the ceiling |");
        System.out.println("|---|---|---|---|---|---|");
        for (int users : counts) {
          BenchData.load(database.getPostgresDatabase(), users);
          String token = server.logIn(CLIENT_ID, SECRET);
          new LookerBenchmark(new Load(server.port()), token, users, seconds).measure();
        }
      }
    }
  }

  // In turns, so that what else the machine does at a time touches all kinds of requests alike.
  private void measure() throws InterruptedException, ExecutionException {
    for (Kind kind : Kind.values()) {
      load.run(WARM_UP_SECONDS, kind.status, random -> request(kind, random));
    }
    Map<Kind, List<Load.Result>> turns = new EnumMap<>(Kind.class);
    for (int turn = 0; turn < TURNS; turn++) {
      for (Kind kind : Kind.values()) {
        turns
            .computeIfAbsent(kind, first -> new ArrayList<>())
            .add(load.run(seconds / TURNS, kind.status, random -> request(kind, random)));
      }
    }
    Load.Result ceiling = Load.Result.together(turns.get(Kind.NOTHING));
    turns.forEach((kind, results) -> print(kind, Load.Result.together(results), ceiling));
  }

  private void print(Kind kind, Load.Result result, Load.Result ceiling) {
    System.out.printf(
        "| %,d | %s | %,.0f | %.1f | %.1f | %.2f |%n",
        users,
        kind.label,
        result.perSecond(),
        result.millis(0.5),
        result.millis(0.99),
        result.perSecond() / ceiling.perSecond());
  }

  private byte[] request(Kind kind, ThreadLocalRandom random) {
    return switch (kind) {
      case NOTHING -> Connection.request("GET", "/api/4.0/alive", token, "");
      case EFFECTIVE -> Connection.request("GET", values(random), token, "");
      case ONE -> oneAttribute(random);
      case PATCH -> patch(random);
    };
  }

  private byte[] oneAttribute(ThreadLocalRandom random) {
    return Connection.request(
        "GET",
        values(random) + "?user_attribute_ids=" + definition(random, BenchData.DEFINITIONS),
        token,
        "");
  }

  private byte[] patch(ThreadLocalRandom random) {
    return Connection.request(
        "PATCH",
        values(random) + "/" + definition(random, BenchData.OWN_VALUES),
        token,
        "{\"value\":\"a new value with the number " + random.nextInt(1_000_000) + "\"}");
  }

  private String values(ThreadLocalRandom random) {
    return "/api/4.0/users/" + (BenchData.FIRST_USER + random.nextInt(users)) + "/attribute_values";
  }

  private static long definition(ThreadLocalRandom random, int bound) {
    return BenchData.FIRST_DEFINITION + random.nextInt(bound);
  }
}
