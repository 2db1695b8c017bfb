package org.precedent.truenas;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.EndpointConfig;
import java.lang.reflect.Proxy;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DoorTest {

  private final DoorKit kit = new DoorKit();

  private static RuntimeException thrownBy(String... classes) {
    RuntimeException failure = new IllegalStateException();
    StackTraceElement[] trace = new StackTraceElement[classes.length];
    for (int i = 0; i < classes.length; i++) {
      trace[i] = new StackTraceElement(classes[i], "method", "File.java", 1);
    }
    failure.setStackTrace(trace);
    return failure;
  }

  @Test
  void failures_of_ours_are_told_from_broken_messages_and_connections() {
    String ours = "org.precedent.truenas.Calls";
    String tyrus = "org.glassfish.tyrus.core.ProtocolHandler";
    assertThat(Door.isOurs(thrownBy(ours, tyrus))).isTrue();
    assertThat(Door.isOurs(thrownBy("java.util.Optional", "org.eclipse.X", ours, tyrus))).isTrue();
    assertThat(Door.isOurs(thrownBy(tyrus, ours, tyrus))).isFalse();
    assertThat(Door.isOurs(thrownBy("java.nio.Buffer", tyrus))).isFalse();
    assertThat(Door.isOurs(thrownBy("sun.nio.ch.SocketChannelImpl"))).isFalse();
  }

  @Test
  void who_comes_when_it_is_full_may_come_again_later() {
    for (int i = 0; i < 2_000; i++) {
      for (int j = 0; j < 10; j++) {
        kit.connect(new TestSocket(), "a" + i);
      }
    }
    Door door = new Door();
    door.connections = kit.connections;
    door.workers = kit.workers;
    door.backlog = kit.backlog;
    TestSocket late = new TestSocket();
    door.onOpen(late.session(), config(late.peer(DoorKit.HERE)));
    assertThat(late.closed().orElseThrow().getCloseCode()).isEqualTo(CloseCodes.TRY_AGAIN_LATER);
  }

  private static EndpointConfig config(Peer peer) {
    return (EndpointConfig)
        Proxy.newProxyInstance(
            DoorTest.class.getClassLoader(),
            new Class<?>[] {EndpointConfig.class},
            (self, method, arguments) -> Map.of(Peer.class.getName(), peer));
  }
}
