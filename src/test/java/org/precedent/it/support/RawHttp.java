package org.precedent.it.support;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** HTTP by hand, for requests that no client sends. */
public final class RawHttp {

  private static final int TIMEOUT_MILLIS = 20_000;

  private RawHttp() {}

  /**
   * The answer to a request without a body, its target as it is given, in ISO 8859-1.
   *
   * @param headers more of them, each as it is sent; with a Host, that is sent and no other
   */
  public static Answer send(URI server, String method, String target, String... headers) {
    try (Socket socket = asked(server, method, target, headers)) {
      return parse(socket.getInputStream().readAllBytes());
    } catch (IOException failure) {
      throw new UncheckedIOException(method + " " + target, failure);
    }
  }

  /** The status only, as soon as it is there: the server may go on waiting for a body. */
  public static int status(URI server, String method, String target, String... headers) {
    try (Socket socket = asked(server, method, target, headers);
        BufferedReader answer =
            new BufferedReader(
                new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1))) {
      return Integer.parseInt(Objects.requireNonNull(answer.readLine()).split(" ")[1]);
    } catch (IOException failure) {
      throw new UncheckedIOException(method + " " + target, failure);
    }
  }

  private static Socket asked(URI server, String method, String target, String... headers)
      throws IOException {
    String more =
        Arrays.stream(headers).map(header -> header + "\r\n").collect(Collectors.joining());
    boolean hosted = Arrays.stream(headers).anyMatch(header -> header.startsWith("Host:"));
    String head =
        method
            + " "
            + target
            + " HTTP/1.1\r\n"
            + (hosted ? "" : "Host: " + server.getAuthority() + "\r\n")
            + "Connection: close\r\n"
            + more
            + "\r\n";
    Socket socket = new Socket(server.getHost(), server.getPort());
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
    return socket;
  }

  private static Answer parse(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    String[] lines = text.substring(0, end).split("\r\n");
    Map<String, List<String>> headers = new HashMap<>();
    for (String line : Arrays.asList(lines).subList(1, lines.length)) {
      int colon = line.indexOf(':');
      headers
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    byte[] body = Arrays.copyOfRange(bytes, end + 4, bytes.length);
    boolean chunked = headers.containsKey("transfer-encoding");
    return new Answer(
        Integer.parseInt(lines[0].split(" ")[1]), headers, chunked ? joined(body) : body);
  }

  private static byte[] joined(byte[] chunks) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    String text = new String(chunks, StandardCharsets.ISO_8859_1);
    int at = 0;
    while (true) {
      int line = text.indexOf("\r\n", at);
      int size = Integer.parseInt(text.substring(at, line).strip(), 16);
      if (size == 0) {
        return body.toByteArray();
      }
      body.write(chunks, line + 2, size);
      at = line + 2 + size + 2;
    }
  }
}
