package org.precedent.release.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precedent.directory.ldap.TestCertificate;
import org.precedent.release.Destination;
import org.precedent.release.delivery.DeliveryMethod;
import org.precedent.release.delivery.OutgoingRequest;
import org.precedent.testing.TestDestination;

/** What is sent to ports that a test can't have: the sockets go elsewhere, the bytes are real. */
class ExchangeTest {

  private static final Duration LONG = Duration.ofSeconds(10);

  @TempDir static Path folder;
  private static TestCertificate certificate;

  @BeforeAll
  static void makeCertificate() {
    certificate = TestCertificate.create(folder);
  }

  /** Connects to the destination, whatever it is told. */
  private static Socket socketTo(TestDestination destination) {
    return new Socket(Proxy.NO_PROXY) {
      @Override
      public void connect(SocketAddress told, int timeout) throws IOException {
        super.connect(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), destination.port()), timeout);
      }
    };
  }

  private static String sent(String url, TestDestination destination) throws IOException {
    Exchange exchange =
        new Exchange(
            Trust.context(Optional.of(certificate.certificate()), Optional.empty()), LONG, LONG);
    OutgoingRequest request =
        new OutgoingRequest(
            DeliveryMethod.GET, (Destination) Destination.parse(url), List.of(), Optional.empty());
    Deadline deadline = new Deadline(() -> socketTo(destination));

    int status = exchange.send(request, List.of(InetAddress.getLoopbackAddress()), deadline);

    assertThat(status).isEqualTo(200);
    return destination.requests().get(0);
  }

  @ParameterizedTest
  @CsvSource({
    "http://example.test/,example.test",
    "http://example.test:80/,example.test",
    "http://example.test:443/,example.test:443",
    "http://192.0.2.1/,192.0.2.1",
    "http://[2001:db8::1]/,[2001:db8::1]",
    "http://[2001:db8::1]:8080/,[2001:db8::1]:8080"
  })
  void the_host_is_named_as_in_the_url_without_a_default_port(String url, String host)
      throws IOException {
    try (TestDestination destination = TestDestination.http(TestDestination.status(200))) {
      assertThat(sent(url, destination)).contains("\r\nHost: " + host + "\r\n");
    }
  }

  @Test
  void the_default_port_of_https_is_not_named_either() throws IOException {
    try (TestDestination destination =
        TestDestination.https(certificate.serverContext(), TestDestination.status(200))) {
      assertThat(sent("https://localhost/", destination)).contains("\r\nHost: localhost\r\n");
    }
  }
}
