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
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What the container tells of WebSockets, for all connections. */
@ApplicationScoped
public class Door extends Endpoint {

  private static final Logger LOG = Logger.getLogger(Door.class.getName());
  private static final String COLLECTOR = TextCollector.class.getName();
  private static final String CONNECTION = Connection.class.getName();

  @Inject Workers workers;
  @Inject Connections connections;
  @Inject Calls calls;
  @Inject LogIns logIns;

  @Override
  public void onOpen(Session socket, EndpointConfig config) {
    Peer peer = (Peer) Objects.requireNonNull(config.getUserProperties().get(Peer.class.getName()));
    Connection connection = new Connection(socket, peer, workers);
    if (!connections.add(connection)) {
      connection.close(CloseCodes.TRY_AGAIN_LATER, "Too many connections");
      return;
    }
    // The sweep closes what is idle or gone: see KeepAlive.
    socket.setMaxIdleTimeout(0);
    TextCollector collector =
        new TextCollector(connection, text -> calls.receive(connection, text));
    socket.getUserProperties().put(CONNECTION, connection);
    socket.getUserProperties().put(COLLECTOR, collector);
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

  /** Messages that the container can't read, or connections that break. */
  @Override
  public void onError(Session socket, Throwable failure) {
    LOG.log(Level.FINE, "A connection failed", failure);
    Map<String, Object> properties = socket.getUserProperties();
    if (failure instanceof IllegalArgumentException
        && properties.get(COLLECTOR) instanceof TextCollector collector) {
      // A frame that is larger than any message may be overflows the container's buffer.
      collector.refuse();
    }
  }
}
