package org.precedent.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged server in a process of its own, with a heap of 512 MB. */
final class Server implements AutoCloseable {

  private static final long START_SECONDS = 120;
  private static final Pattern TOKEN = Pattern.compile("\"access_token\"\\s*:\\s*\"([^\"]+)\"");

  private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)");

  private final Process process;
  private final int port;
  private final HttpClient http = HttpClient.newHttpClient();

  private Server(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /**
   * What every measured server needs: the database, an administrator, no limit of requests, no
   * directory.
   */
  static Map<String, String> settings(EmbeddedPostgres database, String clientId, String secret)
      throws IOException {
    return Map.of(
        "PRECEDENT_LDAP_URL",
        "none",
        "PRECEDENT_DATA_DIR",
        Files.createTempDirectory("precedent-bench").toString(),
        "PRECEDENT_DB_URL",
        database.getJdbcUrl("postgres", "postgres"),
        "PRECEDENT_DB_USER",
        "postgres",
        "PRECEDENT_DB_PASSWORD",
        "postgres",
        "PRECEDENT_ADMIN_CLIENT_ID",
        clientId,
        "PRECEDENT_ADMIN_CLIENT_SECRET",
        secret,
        "PRECEDENT_RATE_LIMIT_PER_MINUTE",
        "100000000");
  }

  static Server start(Path jar, Map<String, String> settings)
      throws IOException, InterruptedException {
    int port = freePort();
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-jar",
                jar.toString(),
                "--port",
                Integer.toString(port)));
    builder.environment().putAll(settings);
    builder.redirectErrorStream(true);
    File log = Files.createTempFile("precedent-bench", ".log").toFile();
    builder.redirectOutput(log);
    Server server = new Server(builder.start(), port);
    Runtime.getRuntime().addShutdownHook(new Thread(server.process::destroyForcibly));
    server.awaitReady(log);
    return server;
  }

  int port() {
    return port;
  }

  /**
   * The milliseconds of CPU and the resident kilobytes so far are the operating system's business;
   * this is the log-in.
   */
  String logIn(String clientId, String secret) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(uri("/api/4.0/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "client_id=" + clientId + "&client_secret=" + secret))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    Matcher token = TOKEN.matcher(answer.body());
    if (answer.statusCode() != 200 || !token.find()) {
      throw new IOException("Log-in failed: " + answer.statusCode());
    }
    return token.group(1);
  }

  /** What lives on its heap, after a collection. */
  long liveBytes() throws IOException, InterruptedException {
    Process histogram =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid()),
                "GC.class_histogram")
            .redirectErrorStream(true)
            .start();
    String printed = new String(histogram.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    histogram.waitFor();
    Matcher total = TOTAL.matcher(printed);
    if (!total.find()) {
      throw new IOException(printed);
    }
    return Long.parseLong(total.group(1));
  }

  private void awaitReady(File log) throws InterruptedException, IOException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
    while (System.nanoTime() < deadline && process.isAlive()) {
      if (isReady()) {
        return;
      }
      process.waitFor(200, TimeUnit.MILLISECONDS);
    }
    process.destroyForcibly();
    throw new IOException("The server did not start; see " + log);
  }

  private boolean isReady() throws InterruptedException {
    try {
      return http.send(
                  HttpRequest.newBuilder(uri("/health/ready")).build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(20, TimeUnit.SECONDS)) {
      process.destroyForcibly();
    }
  }
}
