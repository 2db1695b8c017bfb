package org.precedent.it.truenas;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.precedent.it.support.Jsons;
import org.precedent.testing.KnownSecrets;

/** A client of the TrueNAS door, on the JDK's own WebSocket. */
public final class RpcClient implements WebSocket.Listener, AutoCloseable {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final int SECONDS = 30;

  /** How a connection ended. */
  record Closed(int code, String reason) {}

  private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
  private final CompletableFuture<Closed> closed = new CompletableFuture<>();
  private final StringBuilder parts = new StringBuilder();
  private WebSocket socket;

  /** A connection to the door of the current version. */
  public static RpcClient open(URI server) {
    return open(server, "/api/current");
  }

  /** A connection to that path. */
  public static RpcClient open(URI server, String path) {
    RpcClient client = new RpcClient();
    client.socket = get(HTTP.newWebSocketBuilder().buildAsync(uri(server, path), client));
    return client;
  }

  static URI uri(URI server, String path) {
    return URI.create("ws://" + server.getAuthority() + path);
  }

  /** The answer to a call, whatever it is. Other messages before it are passed over. */
  public JsonObject answer(String method, JsonArray params) {
    String id = UUID.randomUUID().toString();
    send(id, method, params);
    return await(id);
  }

  /** Sends a call. */
  void send(String id, String method, JsonArray params) {
    text(Jsons.ascii(Jsons.object("jsonrpc", "2.0", "id", id, "method", method, "params", params)));
  }

  /** The next message, which must be the answer to that call. */
  JsonObject await(String id) {
    JsonObject next = next();
    while (!Json.createValue(id).equals(next.get("id"))) {
      next = next();
    }
    return next;
  }

  /** The result of a call that succeeds. */
  public JsonValue call(String method, Object... params) {
    JsonObject answer = answer(method, Jsons.array(params));
    if (!answer.containsKey("result")) {
      throw new AssertionError(method + ": " + answer);
    }
    if (method.startsWith("auth.login") && params[params.length - 1] instanceof String secret) {
      KnownSecrets.add(secret);
    }
    if (method.equals("auth.generate_token")) {
      KnownSecrets.add(((JsonString) answer.get("result")).getString());
    }
    return answer.get("result");
  }

  /** The error of a call that fails. */
  JsonObject error(String method, Object... params) {
    JsonObject answer = answer(method, Jsons.array(params));
    if (!answer.containsKey("error")) {
      throw new AssertionError(method + ": " + answer);
    }
    return answer.getJsonObject("error");
  }

  /** The number of the error inside of {@code data}. */
  int errno(String method, Object... params) {
    return error(method, params).getJsonObject("data").getInt("error");
  }

  /** Sends any text. */
  void text(String text) {
    KnownSecrets.addFrom(text);
    get(socket.sendText(text, true));
  }

  /** Sends a part of a text. */
  void part(String text, boolean last) {
    get(socket.sendText(text, last));
  }

  void binary(byte[] bytes) {
    get(socket.sendBinary(ByteBuffer.wrap(bytes), true));
  }

  /** The next message as text. */
  String nextText() {
    try {
      String next = messages.poll(SECONDS, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("No message; closed: " + closed.getNow(null));
      }
      KnownSecrets.addFrom(next);
      return next;
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  /** The next message. */
  JsonObject next() {
    return Jsons.parsed(nextText());
  }

  /** Whether there is no message that nobody asked for. */
  boolean isQuiet() {
    return messages.isEmpty();
  }

  /** How the connection ends, by the server. */
  Closed awaitClose() {
    return get(closed);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    parts.append(data);
    if (last) {
      messages.add(parts.toString());
      parts.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(new Closed(code, reason));
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    closed.complete(new Closed(1006, failure.toString()));
  }

  @Override
  public void close() {
    socket.abort();
  }

  /** Ends it as a browser does. */
  void leave() {
    get(socket.sendClose(WebSocket.NORMAL_CLOSURE, ""));
    get(closed);
  }

  private static <T> T get(CompletableFuture<T> future) {
    try {
      return future.get(SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failure) {
      throw new AssertionError(failure);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }
}
