package org.precedent.it.container;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.precedent.it.support.RunningServer;

/**
 * Says where the containers of arquillian.xml listen and where they keep their data. To be
 * registered before Arquillian, which reads that file once.
 */
final class Containers implements BeforeAllCallback {

  private static final String MICRO = "precedent.it.micro";

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    if (System.getProperty(MICRO) != null) {
      return;
    }
    System.setProperty(MICRO, Path.of("target/payara-micro.jar").toAbsolutePath().toString());
    configure("h2", Map.of());
    configure("postgresql", LoggingPostgreSql.settings());
  }

  private static void configure(String container, Map<String, String> database) throws IOException {
    Path folder = Path.of("target/it", UUID.randomUUID().toString()).toAbsolutePath();
    Files.createDirectories(folder.resolve("unpacked"));
    Map<String, String> settings = new HashMap<>(database);
    settings.put("precedent.data.dir", folder.resolve("data").toString());
    settings.put("precedent.admin.client.id", RunningServer.CLIENT_ID);
    settings.put("precedent.admin.client.secret", RunningServer.CLIENT_SECRET);
    // Inside the container JUnit meets this class again, and has nothing to do.
    settings.put(MICRO, "inside");
    settings.put("precedent.rate.limit.per.minute", "1000000");
    settings.put("precedent.ldap.url", "none");
    String properties =
        settings.entrySet().stream()
            .map(setting -> " -D" + setting.getKey() + "=" + setting.getValue())
            .collect(Collectors.joining());
    System.setProperty(
        "precedent.it." + container + ".options",
        "-Xmx512m -XX:TieredStopAtLevel=1 -XX:+UseSerialGC" + properties);
    System.setProperty(
        "precedent.it." + container + ".micro-options",
        "--nohazelcast --disablephonehome --contextroot / --port "
            + freePort()
            + " --unpackdir "
            + folder.resolve("unpacked")
            + " --prebootcommandfile "
            + Path.of("src/test/resources/arquillian-preboot.txt").toAbsolutePath());
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
