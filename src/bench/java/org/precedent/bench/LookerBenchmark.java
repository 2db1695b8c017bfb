package org.precedent.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
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

  private void measure() throws InterruptedException, ExecutionException {
    load.run(WARM_UP_SECONDS, 204, random -> ceiling());
    load.run(WARM_UP_SECONDS, 200, this::effective);
    load.run(WARM_UP_SECONDS, 200, this::oneAttribute);
    load.run(WARM_UP_SECONDS, 200, this::patch);
    Load.Result ceiling = load.run(seconds, 204, random -> ceiling());
    print("nothing (the ceiling)", ceiling, ceiling);
    print("effective values of a user", load.run(seconds, 200, this::effective), ceiling);
    print("one attribute of a user", load.run(seconds, 200, this::oneAttribute), ceiling);
    print("PATCH of a value", load.run(seconds, 200, this::patch), ceiling);
  }

  private void print(String request, Load.Result result, Load.Result ceiling) {
    System.out.printf(
        "| %,d | %s | %,.0f | %.1f | %.1f | %.2f |%n",
        users,
        request,
        result.perSecond(),
        result.p50Millis(),
        result.p99Millis(),
        result.perSecond() / ceiling.perSecond());
  }

  private byte[] ceiling() {
    return Connection.request("GET", "/api/4.0/alive", token, "");
  }

  private byte[] effective(ThreadLocalRandom random) {
    return Connection.request("GET", values(random), token, "");
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
