package org.precedent.release.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precedent.testing.Beans;
import org.precedent.testing.SettableClock;

class ClientProducerTest {

  private static ClientProducer producer() {
    ClientProducer producer = new ClientProducer();
    producer.settings = Beans.settings(Map.of());
    producer.resolver = host -> List.of(InetAddress.getLoopbackAddress());
    producer.clock = new SettableClock();
    return producer;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "org.apache.hc.client5.http.wire",
        "org.apache.hc.client5.http.headers",
        "org.apache.hc.client5.http.impl.classic.MainClientExec"
      })
  void what_the_client_sends_is_not_logged_whatever_level_somebody_set(String name) {
    Logger logger = Logger.getLogger(name);
    logger.setLevel(Level.FINEST);
    ClientProducer producer = producer();

    producer.end(producer.client());

    assertThat(logger.isLoggable(Level.SEVERE)).isFalse();
  }
}
