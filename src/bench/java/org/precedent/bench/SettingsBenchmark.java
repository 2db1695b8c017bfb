package org.precedent.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The TrueNAS door under its usual load: idle connections that ping, and beside them some that call
 * {@code auth.me} (90 %) and {@code auth.set_attribute} (10 %, each hundredth of 60 KB); then many
 * log-ins at once. Arguments: idle connections, seconds, log-ins.
 */
public final class SettingsBenchmark {

  private static final String CLIENT_ID = "bench";
  private static final String SECRET = "a-secret-for-benchmarks-only";
  private static final String PASSWORD = "a password of some length";
  private static final int USERS = 50;
  private static final int ACTIVE = 16;
  private static final int OPEN_AT_ONCE = 50;
  private static final int PING_SECONDS = 20;
  private static final double WARM_UP_SECONDS = 10;
  private static final Pattern UST = Pattern.compile("\"ust\":\"([^\"]+)\"");
  private static final Pattern RESULT = Pattern.compile("\"result\":\"([^\"]+)\"");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Server server;
  private final LongAdder pings = new LongAdder();
  private final LongAdder lost = new LongAdder();

  private SettingsBenchmark(Server server) {
    this.server = server;
  }

  /** Runs it and prints Markdown. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, SQLException {
    try (EmbeddedPostgres database = DurableDatabase.start()) {
      Map<String, String> settings = Server.settings(database, CLIENT_ID, SECRET);
      try (Server server = Server.start(Path.of("target/precedent-micro.jar"), settings)) {
        new SettingsBenchmark(server)
            .measure(
                Integer.parseInt(arguments[0]),
                Double.parseDouble(arguments[1]),
                Integer.parseInt(arguments[2]));
      }
    }
  }

  private void measure(int idle, double seconds, int logIns)
      throws IOException, InterruptedException {
    createUsers();
    List<RpcConnection> active = new ArrayList<>();
    for (int i = 0; i < ACTIVE; i++) {
      RpcConnection connection = RpcConnection.open(http, server.port()).join();
      logIn(connection, i).join();
      connection.call("auth.set_attribute", "[\"dashState\"," + text(5_000) + "]").join();
      connection.call("auth.set_attribute", "[\"appsAgreement\",true]").join();
      active.add(connection);
    }
    load(active, WARM_UP_SECONDS, new ConcurrentLinkedQueue<>());
    long before = server.liveBytes();
    List<RpcConnection> resting = openIdle(idle, active.get(0));
    long perConnection = (server.liveBytes() - before) / Math.max(1, idle);
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    for (RpcConnection connection : resting) {
      timer.scheduleAtFixedRate(
          () -> ping(connection),
          ThreadLocalRandom.current().nextInt(PING_SECONDS * 1000),
          PING_SECONDS * 1000L,
          TimeUnit.MILLISECONDS);
    }
    ConcurrentLinkedQueue<Long> nanos = new ConcurrentLinkedQueue<>();
    load(active, seconds, nanos);
    timer.shutdownNow();
    System.out.println(
        "| idle connections | bytes each | pings | calls/s | p50 ms | p99 ms | lost answers |");
    System.out.println("|---|---|---|---|---|---|---|");
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    System.out.printf(
        "| %,d | %,d | %,d | %,.0f | %.1f | %.1f | %d |%n%n",
        idle,
        perConnection,
        pings.sum(),
        sorted.length / seconds,
        millis(sorted, 0.5),
        millis(sorted, 0.99),
        lost.sum());
    storm(logIns);
  }

  private void createUsers() throws IOException, InterruptedException {
    String ust =
        sso("/user/login", "\"username\":\"" + CLIENT_ID + "\",\"password\":\"" + SECRET + "\"");
    Matcher token = UST.matcher(ust);
    if (!token.find()) {
      throw new IOException(ust);
    }
    for (int i = 0; i < USERS; i++) {
      sso(
          "/user",
          "\"ust\":\"%s\",\"username\":\"user%d\",\"password\":\"%s\",\"auto_approve\":true"
              .formatted(token.group(1), i, PASSWORD));
    }
  }

  private String sso(String path, String members) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + server.port() + "/zato/sso" + path))
                .POST(BodyPublishers.ofString("{\"current_app\":\"CRM\"," + members + "}"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(answer.body());
    }
    return answer.body();
  }

  private static CompletableFuture<String> logIn(RpcConnection connection, int user) {
    return connection.call(
        "auth.login_ex",
        "[{\"mechanism\":\"PASSWORD_PLAIN\",\"username\":\"user%d\",\"password\":\"%s\"}]"
            .formatted(user % USERS, PASSWORD));
  }

  private List<RpcConnection> openIdle(int count, RpcConnection owner) {
    Matcher token = RESULT.matcher(owner.call("auth.generate_token", "[3600]").join());
    if (!token.find()) {
      throw new IllegalStateException("No token");
    }
    List<RpcConnection> opened = new ArrayList<>();
    while (opened.size() < count) {
      List<CompletableFuture<RpcConnection>> some = new ArrayList<>();
      for (int i = 0; i < Math.min(OPEN_AT_ONCE, count - opened.size()); i++) {
        some.add(RpcConnection.open(http, server.port()));
      }
      for (CompletableFuture<RpcConnection> one : some) {
        RpcConnection connection = one.join();
        connection.call("auth.login_with_token", "[\"" + token.group(1) + "\"]").join();
        opened.add(connection);
      }
    }
    return opened;
  }

  private void ping(RpcConnection connection) {
    pings.increment();
    connection
        .call("core.ping", "[]")
        .whenComplete(
            (answer, failure) -> {
              if (failure != null) {
                lost.increment();
              }
            });
  }

  private void load(
      List<RpcConnection> connections, double seconds, ConcurrentLinkedQueue<Long> nanos)
      throws InterruptedException {
    long end = System.nanoTime() + (long) (seconds * 1e9);
    List<Thread> threads = new ArrayList<>();
    for (RpcConnection connection : connections) {
      Thread thread = new Thread(() -> calls(connection, end, nanos));
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void calls(RpcConnection connection, long end, ConcurrentLinkedQueue<Long> nanos) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    while (System.nanoTime() < end) {
      long start = System.nanoTime();
      try {
        String answer =
            random.nextInt(10) == 0
                ? connection
                    .call(
                        "auth.set_attribute",
                        "[\"preferences\"," + text(random.nextInt(100) == 0 ? 60_000 : 2_500) + "]")
                    .join()
                : connection.call("auth.me", "[]").join();
        if (!answer.contains("\"result\":")) {
          throw new IllegalStateException(answer);
        }
        nanos.add(System.nanoTime() - start);
      } catch (RuntimeException failure) {
        lost.increment();
      }
    }
  }

  private void storm(int count) {
    List<RpcConnection> connections = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      connections.add(RpcConnection.open(http, server.port()).join());
    }
    long start = System.nanoTime();
    List<CompletableFuture<String>> answers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      answers.add(logIn(connections.get(i), i));
    }
    long succeeded = answers.stream().filter(one -> one.join().contains("SUCCESS")).count();
    System.out.printf(
        "%,d log-ins at once: %,d succeeded, %,d refused, all answered in %.1f s%n",
        count, succeeded, count - succeeded, (System.nanoTime() - start) / 1e9);
    connections.forEach(RpcConnection::close);
  }

  private static String text(int length) {
    return "\"" + "x".repeat(length) + "\"";
  }

  private static double millis(long[] sorted, double share) {
    return sorted.length == 0 ? 0 : sorted[(int) ((sorted.length - 1) * share)] / 1e6;
  }
}
