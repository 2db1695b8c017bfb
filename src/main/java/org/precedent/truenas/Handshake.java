package org.precedent.truenas;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;

/** Takes over what the upgrade tells of the peer, and gives the door with its beans. */
public class Handshake extends ServerEndpointConfig.Configurator {

  @Override
  public void modifyHandshake(
      ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
    config
        .getUserProperties()
        .put(
            Peer.class.getName(),
            CDI.current().select(Peers.class).get().take(request.getHeaders()));
  }

  @Override
  public <T> T getEndpointInstance(Class<T> type) {
    return CDI.current().select(type).get();
  }
}
