package org.precedent.it.truenas;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.precedent.it.support.RunningServer;
import org.precedent.testing.KnownSecrets;

/** What breaks servers, on one of its own, whose log tells nothing of it. */
class RobustnessIT {

  private static RunningServer server;

  @BeforeAll
  static void start() {
    server = RunningServer.start(Map.of("PRECEDENT_ALLOWED_ORIGINS", "https://ui.example.org"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** A WebSocket by hand, to send what no client sends. */
  private static final class RawSocket implements AutoCloseable {

    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;

    RawSocket() throws IOException {
      this(InetAddress.getLoopbackAddress());
    }

    /** From that address. */
    RawSocket(InetAddress from) throws IOException {
      socket = new Socket(InetAddress.getLoopbackAddress(), server.address().getPort(), from, 0);
      socket.setSoTimeout(30_000);
      out = socket.getOutputStream();
      in = socket.getInputStream();
      out.write(
          ("GET /api/current HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                  + "Origin: https://ui.example.org\r\nSec-WebSocket-Version: 13\r\n"
                  + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      StringBuilder head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        head.append((char) in.read());
      }
      assertThat(head.toString()).startsWith("HTTP/1.1 101");
    }

    void frame(int firstByte, byte[] payload) throws IOException {
      header(firstByte, payload.length);
      out.write(payload);
    }

    // The mask is zero, so that the payload stays as it is.
    void header(int firstByte, long length) throws IOException {
      ByteBuffer header = ByteBuffer.allocate(14).put((byte) firstByte);
      if (length < 126) {
        header.put((byte) (0x80 | length));
      } else if (length < 65536 && length >= 0) {
        header.put((byte) (0x80 | 126)).putShort((short) length);
      } else {
        header.put((byte) (0x80 | 127)).putLong(length);
      }
      out.write(header.putInt(0).array(), 0, header.position());
    }

    void bytes(byte[] bytes) throws IOException {
      out.write(bytes);
    }

    /** The next text, of less than 64 KiB. */
    String text() throws IOException {
      while (true) {
        int first = in.read();
        String payload = new String(in.readNBytes(length()), StandardCharsets.UTF_8);
        if (first == 0x81) {
          return payload;
        }
      }
    }

    /** The code of the close frame; 1006 if the connection just ends. */
    int closeCode() throws IOException {
      try {
        while (true) {
          int first = in.read();
          if (first < 0) {
            return 1006;
          }
          byte[] payload = in.readNBytes(length());
          if ((first & 0xf) == 8) {
            return payload.length < 2 ? 1005 : (payload[0] & 0xff) << 8 | payload[1] & 0xff;
          }
        }
      } catch (SocketException reset) {
        return 1006;
      }
    }

    private int length() throws IOException {
      int length = in.read();
      if (length == 126) {
        return in.read() << 8 | in.read();
      }
      return length;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private static void stillAnswers() {
    try (RpcClient client = RpcClient.open(server.address())) {
      assertThat(client.call("core.ping")).hasToString("\"pong\"");
    }
    assertThat(server.log()).doesNotContain("\tat ").doesNotContain("SEVERE");
  }

  @Test
  void broken_utf_8_closes_with_1007() throws IOException {
    for (String hex : new String[] {"ff", "c0af", "eda080", "f4908080", "c3"}) {
      try (RawSocket socket = new RawSocket()) {
        socket.frame(0x81, new java.math.BigInteger("00" + hex, 16).toByteArray());
        assertThat(socket.closeCode()).as(hex).isEqualTo(1007);
      }
    }
    stillAnswers();
  }

  @Test
  void broken_frames_close_the_connection() throws IOException {
    for (int first : new int[] {0x83, 0xf1, 0x80, 0x09, 0x8f}) {
      try (RawSocket socket = new RawSocket()) {
        socket.frame(first, new byte[] {'x'});
        assertThat(socket.closeCode()).as(Integer.toHexString(first)).isEqualTo(1002);
      }
    }
    stillAnswers();
  }

  @Test
  void frames_larger_than_any_message_close_the_connection() throws IOException {
    for (long length : new long[] {300_000, 5_000_000, 1L << 32, Long.MAX_VALUE}) {
      try (RawSocket socket = new RawSocket()) {
        // Without a code where the close frame is lost, since more of the frame is on its way.
        assertThat(closeCodeOfFrame(socket, length)).as("" + length).isIn(1011, 1006);
      }
    }
    stillAnswers();
  }

  @Test
  void frames_of_less_than_no_length_close_the_connection() throws IOException {
    try (RawSocket socket = new RawSocket()) {
      assertThat(closeCodeOfFrame(socket, -1)).isIn(1002, 1011, 1006);
    }
    stillAnswers();
  }

  private static int closeCodeOfFrame(RawSocket socket, long length) throws IOException {
    socket.header(0x81, length);
    try {
      socket.bytes(new byte[300_000]);
    } catch (SocketException reset) {
      // It did not even wait for them.
    }
    return socket.closeCode();
  }

  @Test
  void random_bytes_break_nothing() throws IOException {
    Random random = new Random(5);
    for (int i = 0; i < 60; i++) {
      byte[] bytes = new byte[random.nextInt(2000)];
      random.nextBytes(bytes);
      try (RawSocket socket = new RawSocket()) {
        if (i % 2 == 0) {
          socket.bytes(bytes);
        } else {
          socket.frame(0x81, bytes);
        }
      } catch (SocketException reset) {
        // As it should be.
      }
    }
    stillAnswers();
  }

  @Test
  void deep_nesting_is_refused_and_the_connection_stays() {
    try (RpcClient client = RpcClient.open(server.address())) {
      for (int depth : new int[] {65, 1000, 4000}) {
        client.text("[".repeat(depth) + "]".repeat(depth));
        assertThat(client.next().getJsonObject("error").getInt("code")).isEqualTo(-32700);
      }
      assertThat(client.call("core.ping")).hasToString("\"pong\"");
    }
    stillAnswers();
  }

  @Test
  void who_does_not_read_is_cut_off_and_nobody_else_notices() throws IOException {
    byte[] request =
        "{\"jsonrpc\":\"2.0\",\"id\":\"%s\",\"method\":\"core.ping\"}"
            .formatted("x".repeat(8000))
            .getBytes(StandardCharsets.US_ASCII);
    try (RawSocket deaf = new RawSocket()) {
      deaf.socket.setReceiveBufferSize(4096);
      Thread sender = new Thread(() -> flood(deaf, request));
      sender.setDaemon(true);
      sender.start();
      for (int i = 0; i < 20; i++) {
        stillAnswers();
      }
      Awaitility.await().atMost(Duration.ofSeconds(90)).until(() -> !sender.isAlive());
    }
    stillAnswers();
  }

  private static void flood(RawSocket socket, byte[] request) {
    try {
      while (true) {
        socket.frame(0x81, request);
      }
    } catch (IOException cutOff) {
      // What it waits for.
    }
  }

  @Test
  void a_token_is_good_from_another_address_only_if_it_is_made_so() throws IOException {
    try (RpcClient maker = RpcClient.open(server.address())) {
      maker.call("auth.login", RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET);
      JsonValue bound = maker.call("auth.generate_token");
      JsonValue free = maker.call("auth.generate_token", 600, JsonValue.EMPTY_JSON_OBJECT, false);
      assertThat(redeemedFromElsewhere(bound)).contains("\"result\":false");
      assertThat(redeemedFromElsewhere(free)).contains("\"result\":true");
      assertThat(maker.call("auth.login_with_token", text(bound))).isEqualTo(JsonValue.TRUE);
    }
    stillAnswers();
  }

  private static String text(JsonValue token) {
    return ((JsonString) token).getString();
  }

  private static String redeemedFromElsewhere(JsonValue token) throws IOException {
    try (RawSocket elsewhere = new RawSocket(InetAddress.getByName("127.0.0.2"))) {
      String call =
          "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"auth.login_with_token\",\"params\":[%s]}";
      elsewhere.frame(0x81, call.formatted(token).getBytes(StandardCharsets.US_ASCII));
      return elsewhere.text();
    }
  }

  @Test
  void an_idle_connection_is_kept_alive_by_pings() throws IOException {
    try (RawSocket idle = new RawSocket()) {
      for (int i = 0; i < 2; i++) {
        int first = idle.in.read();
        assertThat(first).isEqualTo(0x89);
        idle.in.readNBytes(idle.length());
        idle.frame(0x8a, new byte[0]);
      }
    }
    stillAnswers();
  }

  @Test
  void secrets_stand_in_no_log() {
    try (RpcClient client = RpcClient.open(server.address())) {
      String secret = KnownSecrets.add("never-to-be-seen");
      client.text(
          "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"auth.login\",\"params\":[\"a\",\"" + secret);
      client.next();
      assertThat(client.call("auth.login", "somebody", secret)).isEqualTo(JsonValue.FALSE);
      client.call("auth.login", RunningServer.CLIENT_ID, RunningServer.CLIENT_SECRET);
      client.call("auth.set_attribute", "k", secret);
      String token = client.call("auth.generate_token").toString().replace("\"", "");
      assertThat(server.log()).doesNotContain(secret).doesNotContain(token);
    }
  }
}
