package org.precedent.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.precedent.testing.KnownSecrets;

/**
 * The packaged server in a process of its own, on a free port and in a folder of its own below
 * target/it, where its log stays. Ends with this JVM at the latest.
 */
public final class RunningServer implements AutoCloseable {

  /** The first administrator's. */
  public static final String CLIENT_ID = "admin";

  /** The first administrator's. */
  public static final String CLIENT_SECRET = "change-me-now";

  private static final Path JAR = Path.of("target/precedent-micro.jar").toAbsolutePath();
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin", "java").toString();
  private static final Path UNPACKED = Path.of("target/it/container").toAbsolutePath();
  private static final Duration START = Duration.ofSeconds(180);
  private static final Duration END = Duration.ofSeconds(180);
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final Path folder = Path.of("target/it", UUID.randomUUID().toString()).toAbsolutePath();
  private final Map<String, String> settings = new HashMap<>();
  private Process process;
  private int port;

  private RunningServer(Map<String, String> settings) {
    this.settings.put("PRECEDENT_DATA_DIR", folder.resolve("data").toString());
    this.settings.put("PRECEDENT_ADMIN_CLIENT_ID", CLIENT_ID);
    this.settings.put("PRECEDENT_ADMIN_CLIENT_SECRET", CLIENT_SECRET);
    this.settings.put("PRECEDENT_RATE_LIMIT_PER_MINUTE", "1000000");
    // Tests count users and groups: the people of the demo directory come where they are wanted.
    this.settings.put("PRECEDENT_LDAP_URL", "none");
    this.settings.putAll(settings);
    this.settings.forEach(RunningServer::rememberSecret);
    Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
  }

  /** Starts one, and waits until it can answer. */
  public static RunningServer start(Map<String, String> settings) {
    RunningServer server = launch(settings);
    server.awaitReady();
    return server;
  }

  /** Starts one, without waiting. */
  public static RunningServer launch(Map<String, String> settings) {
    RunningServer server = new RunningServer(settings);
    server.launch();
    return server;
  }

  /** One that was never started: its commands run without it. */
  public static RunningServer idle(Map<String, String> settings) throws IOException {
    RunningServer server = new RunningServer(settings);
    server.shareUnpacked();
    return server;
  }

  /** Where it listens. */
  public URI address() {
    return URI.create("http://127.0.0.1:" + port);
  }

  /** The body of a path, whatever its status. */
  public String body(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(address().resolve(path)).timeout(Duration.ofSeconds(20)).build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException nobody) {
      return "";
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** What it has printed so far. */
  public String log() {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Its folder, with the data folder inside. */
  public Path folder() {
    return folder;
  }

  /** Ends it at once, as kill -9 does, and waits until it is gone. */
  public void kill() {
    if (process != null) {
      process.destroyForcibly();
      await(process);
    }
  }

  /** Asks it to end, and gives its exit code. */
  public int terminate() {
    process.destroy();
    return await(process);
  }

  /** Waits until it ends by itself, and gives its exit code. */
  public int awaitExit() {
    return await(process);
  }

  /** Starts it again, over the same folder and database, and waits until it can answer. */
  public void restart() {
    launch();
    awaitReady();
  }

  /** Runs the command for keys beside it; gives the exit code, a blank, and what was printed. */
  public String keys(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                JAVA,
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-jar",
                JAR.toString(),
                "keys"));
    command.addAll(List.of(arguments));
    try {
      Process keys = process(command).start();
      String printed = new String(keys.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      Files.writeString(
          folder.resolve("keys.log"),
          printed,
          StandardOpenOption.CREATE,
          StandardOpenOption.APPEND);
      return await(keys) + " " + printed;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** The status of {@code /health/ready}; 0 if nobody answers. */
  public int readiness() {
    HttpRequest request =
        HttpRequest.newBuilder(address().resolve("/health/ready"))
            .timeout(Duration.ofSeconds(20))
            .build();
    try {
      return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException nobody) {
      return 0;
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static void rememberSecret(String setting, String value) {
    if (setting.matches(".*(PASSWORD|SECRET|MASTER_KEY|MASTER_KEY_OLD)")) {
      KnownSecrets.add(value);
    }
  }

  private void launch() {
    try {
      shareUnpacked();
      port = freePort();
      ProcessBuilder builder =
          process(
              List.of(
                  JAVA,
                  "-Xmx512m",
                  "-Xms256m",
                  // Else the heap is collected again and again while classes are loaded.
                  "-XX:MetaspaceSize=256m",
                  "-XX:TieredStopAtLevel=1",
                  "-XX:+UseSerialGC",
                  // Half a hundred servers start: each verifies what the others have verified.
                  "-XX:+UnlockDiagnosticVMOptions",
                  "-XX:-BytecodeVerificationRemote",
                  "-jar",
                  JAR.toString(),
                  "--port",
                  Integer.toString(port)));
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
      process = builder.start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private ProcessBuilder process(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("PRECEDENT_"));
    builder.environment().putAll(settings);
    builder.directory(folder.toFile());
    builder.redirectErrorStream(true);
    return builder;
  }

  private void awaitReady() {
    long deadline = System.nanoTime() + START.toNanos();
    while (readiness() != 200) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        kill();
        throw new AssertionError("The server did not start:\n" + log());
      }
      pause();
    }
  }

  private void pause() {
    try {
      process.waitFor(100, TimeUnit.MILLISECONDS);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static int await(Process process) {
    try {
      if (!process.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
        throw new AssertionError("The server does not end");
      }
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  // The container's jars, 100 MB, are unpacked once for all servers, as for one that starts again.
  private void shareUnpacked() throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.createDirectories(UNPACKED);
    if (!Files.exists(data.resolve("container"))) {
      Files.createSymbolicLink(data.resolve("container"), UNPACKED);
    }
  }

  @Override
  public void close() {
    kill();
  }
}
