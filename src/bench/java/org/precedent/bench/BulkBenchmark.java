package org.precedent.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/**
 * The bulk read of one attribute for all users, and batches of values, over the own API. Arguments:
 * the number of users, and how often each read is done.
 */
public final class BulkBenchmark {

  private static final String CLIENT_ID = "bench";
  private static final String SECRET = "a-secret-for-benchmarks-only";
  private static final int BATCH = 10_000;
  private static final double MEBI = 1024.0 * 1024.0;

  /** An attribute that all users have a value of. */
  private static final String OWN = "bench_1";

  /** One that most have from a group. */
  private static final String FROM_GROUPS = "bench_22";

  /** One that all have the default of. */
  private static final String DEFAULT = "bench_30";

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Server server;
  private final String token;
  private final int users;

  private BulkBenchmark(Server server, String token, int users) {
    this.server = server;
    this.token = token;
    this.users = users;
  }

  /** Runs it and prints Markdown. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, SQLException {
    int users = Integer.parseInt(arguments[0]);
    int times = Integer.parseInt(arguments[1]);
    try (EmbeddedPostgres database = DurableDatabase.start()) {
      Map<String, String> settings = Server.settings(database, CLIENT_ID, SECRET);
      try (Server server = Server.start(Path.of("target/precedent-micro.jar"), settings)) {
        BenchData.load(database.getPostgresDatabase(), users);
        BulkBenchmark benchmark = new BulkBenchmark(server, server.logIn(CLIENT_ID, SECRET), users);
        benchmark.measure(times);
      }
    }
  }

  private void measure(int times) throws IOException, InterruptedException {
    System.out.println("| users | request | run | seconds | MiB | live MiB after it |");
    System.out.println("|---|---|---|---|---|---|");
    for (int run = 1; run <= times; run++) {
      read("own values, NDJSON", OWN, "ndjson", run);
      read("values of groups, NDJSON", FROM_GROUPS, "ndjson", run);
      read("the default, NDJSON", DEFAULT, "ndjson", run);
      read("own values, CSV", OWN, "csv", run);
      read("a system attribute, CSV", "name", "csv", run);
      batch(run);
    }
  }

  private void read(String what, String attribute, String format, int run)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    long bytes = 0;
    try (InputStream body =
        send(request("/user_attributes/" + attribute + "/values?format=" + format).GET())) {
      byte[] buffer = new byte[64 * 1024];
      for (int read = body.read(buffer); read >= 0; read = body.read(buffer)) {
        bytes += read;
      }
    }
    print(what, run, begin, bytes);
  }

  private void batch(int run) throws IOException, InterruptedException {
    StringBuilder body = new StringBuilder("{\"values\":[");
    for (int i = 0; i < BATCH; i++) {
      body.append(i == 0 ? "" : ",")
          .append("{\"user_id\":\"")
          .append(BenchData.FIRST_USER + i % users)
          .append("\",\"attribute\":\"bench_")
          .append(1 + i / users % BenchData.OWN_VALUES)
          .append("\",\"value\":\"a value of the usual length, number ")
          .append(run)
          .append("\"}");
    }
    String json = body.append("]}").toString();
    long begin = System.nanoTime();
    send(request("/values:batch")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json)))
        .close();
    print("a batch of " + BATCH + " values", run, begin, json.length());
  }

  private void print(String what, int run, long begin, long bytes)
      throws IOException, InterruptedException {
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.printf(
        "| %,d | %s | %d | %.1f | %.0f | %.0f |%n",
        users, what, run, seconds, bytes / MEBI, server.liveBytes() / MEBI);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + server.port() + "/api/v1" + path))
        .header("Authorization", "Bearer " + token);
  }

  private InputStream send(HttpRequest.Builder request) throws IOException, InterruptedException {
    HttpResponse<InputStream> answer =
        http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    if (answer.statusCode() != 200) {
      throw new IOException("Status " + answer.statusCode());
    }
    return answer.body();
  }
}
