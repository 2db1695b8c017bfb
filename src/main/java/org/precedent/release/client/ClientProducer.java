package org.precedent.release.client;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.precedent.platform.settings.Settings;
import org.precedent.release.delivery.DestinationClient;

/** Makes the client of this server. */
@ApplicationScoped
public class ClientProducer {

  /**
   * Would log what is sent, with the secrets in it, or what comes back. Those below the first have
   * levels of their own if somebody gives them one. Kept here, since the log manager forgets them.
   */
  private static final List<Logger> TALKATIVE =
      Stream.of(
              "org.apache.hc",
              "org.apache.hc.client5",
              "org.apache.hc.client5.http",
              "org.apache.hc.client5.http.headers",
              "org.apache.hc.client5.http.impl",
              "org.apache.hc.client5.http.impl.classic",
              "org.apache.hc.client5.http.impl.classic.MainClientExec",
              "org.apache.hc.client5.http.impl.io",
              "org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection",
              "org.apache.hc.client5.http.impl.io.LenientHttpResponseParser",
              "org.apache.hc.client5.http.wire")
          .map(Logger::getLogger)
          .toList();

  @Inject Settings settings;
  @Inject NameResolver resolver;
  @Inject Clock clock;

  /** The client that deliveries are sent with. */
  @Produces
  @Singleton
  public DestinationClient client() {
    TALKATIVE.forEach(logger -> logger.setLevel(Level.OFF));
    return new GuardedClient(ClientSettings.read(settings), resolver, clock);
  }

  /** Ends the client's threads. */
  void end(@Disposes DestinationClient client) {
    if (client instanceof GuardedClient guarded) {
      guarded.close();
    }
  }
}
