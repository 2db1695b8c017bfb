package org.precedent.testing;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A destination on loopback that keeps the bytes of every request and behaves as told. Each request
 * has a connection of its own.
 */
public final class TestDestination implements AutoCloseable {

  private static final int HEADER_END = 4;

  /** What it does when a request has come in. */
  @FunctionalInterface
  public interface Behaviour {
    void answer(byte[] request, OutputStream out) throws IOException, InterruptedException;
  }

  private final ServerSocket server;
  private final Behaviour behaviour;
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final List<String> indicatedNames = new CopyOnWriteArrayList<>();

  private TestDestination(ServerSocket server, Behaviour behaviour) {
    this.server = server;
    this.behaviour = behaviour;
    start("accept", this::accept);
  }

  /** One that speaks HTTP. */
  public static TestDestination http(Behaviour behaviour) {
    try {
      return new TestDestination(
          new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), behaviour);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** One that speaks HTTPS. */
  public static TestDestination https(SSLContext context, Behaviour behaviour) {
    try {
      return new TestDestination(
          context
              .getServerSocketFactory()
              .createServerSocket(0, 50, InetAddress.getLoopbackAddress()),
          behaviour);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** One that answers with a status and a short body. */
  public static Behaviour status(int status) {
    return (request, out) ->
        out.write(
            ("HTTP/1.1 " + status + " Whatever\r\nContent-Length: 2\r\n\r\nok")
                .getBytes(StandardCharsets.US_ASCII));
  }

  /** Its port. */
  public int port() {
    return server.getLocalPort();
  }

  /** All requests, each octet a character. */
  public List<String> requests() {
    return requests;
  }

  /** The names that clients indicated in TLS (RFC 6066, section 3), one for each that did. */
  public List<String> indicatedNames() {
    return indicatedNames;
  }

  /** How many connections there were. */
  public int connections() {
    return connections.size();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        connections.add(socket);
        start("connection", () -> serve(socket));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      byte[] request = read(socket.getInputStream());
      if (request.length > 0) {
        if (socket instanceof SSLSocket tls) {
          keepIndicatedNames(tls);
        }
        requests.add(new String(request, StandardCharsets.ISO_8859_1));
        behaviour.answer(request, socket.getOutputStream());
        socket.getOutputStream().flush();
      }
    } catch (IOException gone) {
      return;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void keepIndicatedNames(SSLSocket tls) {
    for (SNIServerName name : ((ExtendedSSLSession) tls.getSession()).getRequestedServerNames()) {
      indicatedNames.add(new String(name.getEncoded(), StandardCharsets.US_ASCII));
    }
  }

  private static byte[] read(InputStream in) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int end = -1;
    while (end < 0) {
      int next = in.read();
      if (next < 0) {
        return new byte[0];
      }
      bytes.write(next);
      end = bytes.toString(StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
    }
    bytes.write(in.readNBytes(contentLength(bytes.toString(StandardCharsets.ISO_8859_1))));
    return bytes.toByteArray();
  }

  private static int contentLength(String head) throws IOException {
    BufferedReader lines =
        new BufferedReader(new StringReader(head.substring(0, head.length() - HEADER_END)));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        return Integer.parseInt(line.substring("content-length:".length()).strip());
      }
    }
    return 0;
  }

  private static void start(String name, Runnable work) {
    Thread thread = new Thread(work, "destination-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() {
    try {
      server.close();
      for (Socket socket : connections) {
        socket.close();
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
