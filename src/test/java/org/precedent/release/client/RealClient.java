package org.precedent.release.client;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import org.precedent.release.delivery.DestinationClient;
import org.precedent.release.delivery.OutgoingRequest;
import org.precedent.release.delivery.Sending;
import org.precedent.testing.Beans;
import org.precedent.testing.SettableClock;

/** The guarded client, for tests of other packages: every name is this machine. */
public final class RealClient implements DestinationClient, AutoCloseable {

  private final GuardedClient client =
      new GuardedClient(
          ClientSettings.read(
              Beans.settings(Map.of("precedent.delivery.networks", "127.0.0.0/8,::1"))),
          host -> List.of(InetAddress.getLoopbackAddress()),
          new SettableClock());

  @Override
  public Sending send(OutgoingRequest request) {
    return client.send(request);
  }

  @Override
  public void close() {
    client.close();
  }
}
