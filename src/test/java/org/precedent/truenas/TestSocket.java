package org.precedent.truenas;

import jakarta.websocket.CloseReason;
import jakarta.websocket.RemoteEndpoint;
import jakarta.websocket.SendHandler;
import jakarta.websocket.SendResult;
import jakarta.websocket.Session;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;

/** The container's side of a connection, without a container: keeps what is sent. Thread-safe. */
final class TestSocket {

  private final List<String> sent = new CopyOnWriteArrayList<>();
  private final Queue<SendHandler> untaken = new ConcurrentLinkedQueue<>();
  private final Map<String, Object> properties = new HashMap<>();
  private volatile boolean reading = true;
  private volatile Optional<CloseReason> closed = Optional.empty();
  private volatile int pings;
  private volatile boolean brokenOff;

  /** What was sent so far. */
  List<String> sent() {
    return sent;
  }

  /** Takes nothing from now on, unless by {@link #take}. */
  TestSocket deaf() {
    reading = false;
    return this;
  }

  /** Takes one of what was sent. */
  void take() {
    untaken.remove().onResult(new SendResult());
  }

  /** Takes all of what was sent and will be. */
  void read() {
    reading = true;
    while (!untaken.isEmpty()) {
      take();
    }
  }

  Optional<CloseReason> closed() {
    return closed;
  }

  int pings() {
    return pings;
  }

  boolean isBrokenOff() {
    return brokenOff;
  }

  Peer peer(String address) {
    return Peer.at(address, false, Optional.empty(), () -> brokenOff = true);
  }

  RemoteEndpoint.Async remote() {
    return proxy(
        RemoteEndpoint.Async.class,
        (method, arguments) ->
            switch (method.getName()) {
              case "sendText" -> take((String) arguments[0], (SendHandler) arguments[1]);
              case "sendPing" -> pings++;
              default -> throw new AssertionError(method);
            });
  }

  Session session() {
    return proxy(
        Session.class,
        (method, arguments) ->
            switch (method.getName()) {
              case "getAsyncRemote" -> remote();
              case "getUserProperties" -> properties;
              case "close" -> closed = Optional.of((CloseReason) arguments[0]);
              case "setMaxIdleTimeout", "addMessageHandler" -> 0;
              default -> throw new AssertionError(method);
            });
  }

  private Object take(String text, SendHandler handler) {
    sent.add(text);
    if (reading) {
      handler.onResult(new SendResult());
    } else {
      untaken.add(handler);
    }
    return text;
  }

  private static <T> T proxy(Class<T> type, BiFunction<Method, Object[], Object> answers) {
    return type.cast(
        Proxy.newProxyInstance(
            TestSocket.class.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              Object answer = answers.apply(method, arguments);
              return method.getReturnType() == void.class ? null : answer;
            }));
  }
}
