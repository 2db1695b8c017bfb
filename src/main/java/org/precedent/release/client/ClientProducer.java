package org.precedent.release.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.precedent.platform.settings.Settings;
import org.precedent.release.delivery.DestinationClient;

/** Makes the client of this server. */
@ApplicationScoped
public class ClientProducer {

  /** Would log requests with the secrets in them. Kept here, since the log manager forgets it. */
  private static final Logger WIRE = Logger.getLogger("org.apache.hc");

  @Inject Settings settings;
  @Inject NameResolver resolver;
  @Inject Clock clock;

  /** The client that deliveries are sent with. */
  @Produces
  @Singleton
  public DestinationClient client() {
    WIRE.setLevel(Level.OFF);
    return new GuardedClient(ClientSettings.read(settings), resolver, clock);
  }

  /** Ends the client's threads. */
  void end(@Disposes DestinationClient client) {
    if (client instanceof GuardedClient guarded) {
      guarded.close();
    }
  }
}
