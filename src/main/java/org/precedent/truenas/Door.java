package org.precedent.truenas;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** What the container tells of WebSockets, for all connections. */
@ApplicationScoped
public class Door extends Endpoint {

  private static final Logger LOG = Logger.getLogger(Door.class.getName());
  private static final String CONTAINER = "org.glassfish.";
  private static final String CONNECTION = Connection.class.getName();

  @Inject Workers workers;
  @Inject Connections connections;
  @Inject Calls calls;
  @Inject LogIns logIns;
  @Inject Backlog backlog;

  @Override
  public void onOpen(Session socket, EndpointConfig config) {
    Peer peer = (Peer) Objects.requireNonNull(config.getUserProperties().get(Peer.class.getName()));
    Connection connection = new Connection(socket, peer, workers, backlog, System::nanoTime);
    if (!connections.add(connection)) {
      connection.close(CloseCodes.TRY_AGAIN_LATER, "Too many connections");
      return;
    }
    // The sweep closes what is idle or gone: see KeepAlive.
    socket.setMaxIdleTimeout(0);
    TextCollector collector =
        new TextCollector(connection, text -> calls.receive(connection, text));
    socket.getUserProperties().put(CONNECTION, connection);
    socket.addMessageHandler(String.class, collector);
    socket.addMessageHandler(
        ByteBuffer.class,
        (MessageHandler.Partial<ByteBuffer>)
            (part, last) ->
                connection.close(CloseCodes.CANNOT_ACCEPT, "Binary messages are not supported"));
    socket.addMessageHandler(
        PongMessage.class, (MessageHandler.Whole<PongMessage>) pong -> connection.heard());
  }

  @Override
  public void onClose(Session socket, CloseReason reason) {
    if (socket.getUserProperties().get(CONNECTION) instanceof Connection connection) {
      connections.remove(connection);
      connection.outbox().close();
      logIns.leave(connection);
    }
  }

  /** Messages that the container can't read, connections that break, or a failure of ours. */
  @Override
  public void onError(Session socket, Throwable failure) {
    LOG.log(isOurs(failure) ? Level.SEVERE : Level.FINE, "A connection failed", failure);
  }

  // The container calls us: what is thrown before its own methods, counted from where it was
  // thrown, comes from here. Broken messages and connections fail in the container itself.
  static boolean isOurs(Throwable failure) {
    return Stream.of(failure.getStackTrace())
        .map(StackTraceElement::getClassName)
        .takeWhile(name -> !name.startsWith(CONTAINER))
        .anyMatch(name -> name.startsWith(Door.class.getPackageName()));
  }
}
