package org.precedent.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A WebSocket to the TrueNAS door. Sends must not overlap. */
final class RpcConnection implements WebSocket.Listener, AutoCloseable {

  private static final Pattern ID = Pattern.compile("\"id\":(\\d+)}$");

  private final Map<Long, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();
  private final AtomicLong lastId = new AtomicLong();
  private final StringBuilder parts = new StringBuilder();
  private WebSocket socket;

  private RpcConnection() {}

  static CompletableFuture<RpcConnection> open(HttpClient http, int port) {
    RpcConnection connection = new RpcConnection();
    return http.newWebSocketBuilder()
        .buildAsync(URI.create("ws://127.0.0.1:" + port + "/api/current"), connection)
        .thenApply(
            socket -> {
              connection.socket = socket;
              return connection;
            });
  }

  /** Calls a method, with its arguments as the text of a JSON array; gives the whole answer. */
  CompletableFuture<String> call(String method, String params) {
    long id = lastId.incrementAndGet();
    CompletableFuture<String> answer = new CompletableFuture<>();
    waiting.put(id, answer);
    String text =
        "{\"jsonrpc\":\"2.0\",\"method\":\""
            + method
            + "\",\"params\":"
            + params
            + ",\"id\":"
            + id
            + "}";
    socket.sendText(text, true);
    return answer.orTimeout(120, TimeUnit.SECONDS);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    parts.append(data);
    if (last) {
      String text = parts.toString();
      parts.setLength(0);
      Matcher id = ID.matcher(text);
      if (id.find()) {
        CompletableFuture<String> answer = waiting.remove(Long.valueOf(id.group(1)));
        if (answer != null) {
          answer.complete(text);
        }
      }
    }
    from.request(1);
    return null;
  }

  @Override
  public void close() {
    socket.abort();
  }
}
