package org.precedent.release.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.precedent.directory.ldap.TestCertificate;
import org.precedent.release.Destination;
import org.precedent.release.delivery.DeliveryMethod;
import org.precedent.release.delivery.DeliveryReason;
import org.precedent.release.delivery.OutgoingHeader;
import org.precedent.release.delivery.OutgoingRequest;
import org.precedent.release.delivery.Reason;
import org.precedent.release.delivery.Sending;
import org.precedent.testing.Beans;
import org.precedent.testing.SettableClock;
import org.precedent.testing.TestDestination;

class GuardedClientTest {

  private static final Sending OK = new Sending.Answered(200);
  @TempDir static Path folder;
  private static TestCertificate certificate;

  private final SettableClock clock = new SettableClock();
  private final Map<String, String> settings =
      new HashMap<>(
          Map.of(
              "precedent.delivery.networks", "127.0.0.0/8,::1",
              "precedent.delivery.connect.timeout", "PT2S",
              "precedent.delivery.response.timeout", "PT0.5S",
              "precedent.delivery.timeout", "PT3S"));
  private final List<AutoCloseable> open = new ArrayList<>();

  @BeforeAll
  static void makeCertificate() {
    certificate = TestCertificate.create(folder);
  }

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }

  private GuardedClient client() {
    return client(host -> List.of(InetAddress.getAllByName(host)));
  }

  private GuardedClient client(NameResolver resolver) {
    GuardedClient client =
        new GuardedClient(ClientSettings.read(Beans.settings(settings)), resolver, clock);
    open.add(client);
    return client;
  }

  private TestDestination http(TestDestination.Behaviour behaviour) {
    TestDestination destination = TestDestination.http(behaviour);
    open.add(destination);
    return destination;
  }

  private TestDestination https(TestDestination.Behaviour behaviour) {
    TestDestination destination = TestDestination.https(certificate.serverContext(), behaviour);
    open.add(destination);
    return destination;
  }

  private static OutgoingRequest get(String url) {
    return request(DeliveryMethod.GET, url, List.of(), Optional.empty());
  }

  private static OutgoingRequest request(
      DeliveryMethod method, String url, List<OutgoingHeader> headers, Optional<String> body) {
    return new OutgoingRequest(
        method,
        (Destination) Destination.parse(url),
        headers,
        body.map(text -> text.getBytes(StandardCharsets.UTF_8)));
  }

  private static Sending failed(DeliveryReason reason) {
    return new Sending.Failed(Reason.of(reason));
  }

  private static InetAddress address(String text) throws UnknownHostException {
    return InetAddress.getByName(text);
  }

  @Test
  void a_request_arrives_as_it_was_given() {
    TestDestination destination = http(TestDestination.status(201));
    String url = "http://127.0.0.1:" + destination.port() + "/a%20b//c?q=%2F&r";

    Sending sending =
        client()
            .send(
                request(
                    DeliveryMethod.POST,
                    url,
                    List.of(
                        new OutgoingHeader("Authorization", "Bearer s3cret"),
                        new OutgoingHeader("Content-Type", "text/plain")),
                    Optional.of("grüße")));

    assertThat(sending).isEqualTo(new Sending.Answered(201));
    assertThat(destination.requests())
        .containsExactly(
            "POST /a%20b//c?q=%2F&r HTTP/1.1\r\n"
                + "Authorization: Bearer s3cret\r\n"
                + "Content-Type: text/plain\r\n"
                + "Connection: close\r\n"
                + ("Host: 127.0.0.1:" + destination.port() + "\r\n")
                + "Content-Length: 7\r\n"
                + "User-Agent: Precedent\r\n\r\n"
                + new String(
                    "grüße".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "//", "//evil.test/x", "/a;b=c", "/?", "/%2F", "///a//b/"})
  void the_request_line_has_the_very_path_that_was_decided_on(String target) {
    TestDestination destination = http(TestDestination.status(200));

    assertThat(client().send(get("http://127.0.0.1:" + destination.port() + target))).isEqualTo(OK);
    assertThat(destination.requests().get(0)).startsWith("GET " + target + " HTTP/1.1\r\n");
  }

  @Test
  void a_redirect_is_not_followed() {
    TestDestination other = http(TestDestination.status(200));
    TestDestination destination =
        http(
            (request, out) ->
                out.write(
                    ("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:"
                            + other.port()
                            + "/\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII)));

    assertThat(client().send(get("http://127.0.0.1:" + destination.port() + "/")))
        .isEqualTo(new Sending.Answered(302));
    assertThat(other.connections()).isZero();
  }

  @Test
  void a_challenge_is_not_answered_and_nothing_is_sent_twice() {
    TestDestination destination =
        http(
            (request, out) ->
                out.write(
                    "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=x\r\nContent-Length: 0\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII)));

    assertThat(client().send(get("http://127.0.0.1:" + destination.port() + "/")))
        .isEqualTo(new Sending.Answered(401));
    assertThat(destination.connections()).isEqualTo(1);
  }

  @Test
  void a_destination_that_breaks_off_is_not_asked_again() {
    TestDestination destination = http((request, out) -> out.close());

    assertThat(client().send(get("http://127.0.0.1:" + destination.port() + "/")))
        .isEqualTo(failed(DeliveryReason.BROKEN));
    assertThat(destination.connections()).isEqualTo(1);
  }

  @Test
  void no_cookie_is_kept() {
    TestDestination destination =
        http(
            (request, out) ->
                out.write(
                    "HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n"
                        .getBytes(StandardCharsets.US_ASCII)));
    GuardedClient client = client();

    client.send(get("http://127.0.0.1:" + destination.port() + "/"));
    client.send(get("http://127.0.0.1:" + destination.port() + "/"));

    assertThat(destination.requests()).hasSize(2).noneMatch(text -> text.contains("Cookie"));
  }

  @Test
  void a_silent_destination_is_given_up() {
    CountDownLatch end = new CountDownLatch(1);
    TestDestination destination =
        http((request, out) -> assertThat(end.await(20, TimeUnit.SECONDS)).isTrue());

    assertThat(client().send(get("http://127.0.0.1:" + destination.port() + "/")))
        .isEqualTo(failed(DeliveryReason.TIMEOUT));
    end.countDown();
  }

  @Test
  void a_destination_that_is_silent_in_tls_is_given_up() {
    settings.put("precedent.delivery.connect.timeout", "PT0.3S");
    TestDestination plain = http(TestDestination.status(200));

    assertThat(client().send(get("https://localhost:" + plain.port() + "/")))
        .isEqualTo(failed(DeliveryReason.TIMEOUT));
  }

  @Test
  void headers_that_drip_in_for_ever_are_given_up() {
    settings.put("precedent.delivery.timeout", "PT1S");
    TestDestination destination =
        http(
            (request, out) -> {
              out.write("HTTP/1.1 200 OK\r\nX: ".getBytes(StandardCharsets.US_ASCII));
              for (int i = 0; i < 1000; i++) {
                out.write('x');
                out.flush();
                new CountDownLatch(1).await(20, TimeUnit.MILLISECONDS);
              }
            });

    assertThat(client().send(get("http://127.0.0.1:" + destination.port() + "/")))
        .isEqualTo(failed(DeliveryReason.TIMEOUT));
  }

  @Test
  void endless_headers_are_given_up() {
    TestDestination destination =
        http(
            (request, out) -> {
              out.write("HTTP/1.1 200 OK\r\n".getBytes(StandardCharsets.US_ASCII));
              for (int i = 0; i < 1_000_000; i++) {
                out.write("X-Long: aaaaaaaaaaaaaaa\r\n".getBytes(StandardCharsets.US_ASCII));
              }
            });

    assertThat(client().send(get("http://127.0.0.1:" + destination.port() + "/")))
        .isEqualTo(failed(DeliveryReason.BROKEN));
  }

  @Test
  void an_endless_body_is_cut_off() {
    AtomicInteger written = new AtomicInteger();
    CompletableFuture<Boolean> cutOff = new CompletableFuture<>();
    TestDestination destination =
        http(
            (request, out) -> {
              try {
                out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                while (written.incrementAndGet() < 1_000_000) {
                  out.write(new byte[1024]);
                }
                cutOff.complete(false);
              } finally {
                cutOff.complete(true);
              }
            });

    assertThat(client().send(get("http://127.0.0.1:" + destination.port() + "/"))).isEqualTo(OK);
    Awaitility.await().until(cutOff::isDone);
    assertThat(written.get()).isLessThan(100_000);
  }

  @Test
  void nobody_at_the_port_is_told() throws Exception {
    TestDestination destination = TestDestination.http(TestDestination.status(200));
    int port = destination.port();
    destination.close();

    assertThat(client().send(get("http://127.0.0.1:" + port + "/")))
        .isEqualTo(failed(DeliveryReason.UNREACHABLE));
  }

  @Test
  void a_trusted_certificate_for_the_name_is_accepted() {
    settings.put("precedent.delivery.trust.store", certificate.certificate().toString());
    TestDestination destination = https(TestDestination.status(200));

    assertThat(client().send(get("https://localhost:" + destination.port() + "/"))).isEqualTo(OK);
    assertThat(destination.requests().get(0))
        .contains("Host: localhost:" + destination.port() + "\r\n");
  }

  @Test
  void the_name_is_indicated_to_the_address_that_was_checked() {
    settings.put("precedent.delivery.trust.store", certificate.certificate().toString());
    TestDestination destination = https(TestDestination.status(200));
    GuardedClient client = client(host -> List.of(InetAddress.getLoopbackAddress()));

    assertThat(client.send(get("https://localhost.example.test:" + destination.port() + "/")))
        .isEqualTo(OK);
    assertThat(destination.indicatedNames()).containsExactly("localhost.example.test");
    assertThat(destination.requests().get(0))
        .contains("Host: localhost.example.test:" + destination.port() + "\r\n");
  }

  @Test
  void an_untrusted_certificate_gets_nothing() {
    TestDestination destination = https(TestDestination.status(200));

    assertThat(client().send(get("https://localhost:" + destination.port() + "/")))
        .isEqualTo(failed(DeliveryReason.CERTIFICATE));
    assertThat(destination.requests()).isEmpty();
  }

  @Test
  void a_certificate_for_another_name_gets_nothing() {
    settings.put("precedent.delivery.trust.store", certificate.certificate().toString());
    TestDestination destination = https(TestDestination.status(200));
    GuardedClient client = client(host -> List.of(InetAddress.getLoopbackAddress()));

    assertThat(client.send(get("https://other.test:" + destination.port() + "/")))
        .isEqualTo(failed(DeliveryReason.CERTIFICATE));
    assertThat(destination.requests()).isEmpty();
  }

  @Test
  void a_failure_of_tls_that_is_not_of_the_certificate_is_not_called_so() throws Exception {
    settings.put("precedent.delivery.trust.store", certificate.certificate().toString());
    SSLContext withoutCertificate = SSLContext.getInstance("TLS");
    withoutCertificate.init(new KeyManager[0], null, null);
    TestDestination destination =
        TestDestination.https(withoutCertificate, TestDestination.status(200));
    open.add(destination);

    assertThat(client().send(get("https://localhost:" + destination.port() + "/")))
        .isEqualTo(failed(DeliveryReason.BROKEN));
  }

  @Test
  void a_resolver_that_changes_its_answer_is_asked_once() {
    settings.put("precedent.delivery.networks", "127.0.0.1/32");
    TestDestination destination = http(TestDestination.status(200));
    AtomicInteger asked = new AtomicInteger();
    GuardedClient client =
        client(
            host ->
                List.of(
                    asked.incrementAndGet() == 1
                        ? address("127.0.0.1")
                        : address("169.254.169.254")));

    assertThat(client.send(get("http://rebinding.test:" + destination.port() + "/"))).isEqualTo(OK);
    assertThat(asked.get()).isEqualTo(1);
    assertThat(destination.requests().get(0))
        .contains("Host: rebinding.test:" + destination.port() + "\r\n");
  }

  @Test
  void one_forbidden_address_among_others_is_enough_to_refuse() {
    settings.put("precedent.delivery.networks", "127.0.0.1/32");
    TestDestination destination = http(TestDestination.status(200));
    GuardedClient client =
        client(host -> List.of(address("127.0.0.1"), address("169.254.169.254")));

    assertThat(client.send(get("http://mixed.test:" + destination.port() + "/")))
        .isEqualTo(new Sending.Blocked(Reason.of(DeliveryReason.FORBIDDEN_ADDRESS)));
    assertThat(destination.connections()).isZero();
  }

  @Test
  void loopback_is_refused_unless_the_networks_allow_it() {
    settings.remove("precedent.delivery.networks");
    TestDestination destination = http(TestDestination.status(200));

    for (String host : List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]")) {
      assertThat(client().send(get("http://" + host + ":" + destination.port() + "/")))
          .isEqualTo(new Sending.Blocked(Reason.of(DeliveryReason.FORBIDDEN_ADDRESS)));
    }
    assertThat(destination.connections()).isZero();
  }

  @Test
  void a_name_without_address_can_be_tried_again() {
    GuardedClient client =
        client(
            host -> {
              throw new UnknownHostException(host);
            });

    assertThat(client.send(get("http://nobody.test/")))
        .isEqualTo(new Sending.NotNow(Reason.of(DeliveryReason.UNKNOWN_HOST)));
  }

  @Test
  void a_look_up_that_hangs_is_given_up() {
    settings.put("precedent.delivery.timeout", "PT0.3S");
    CountDownLatch end = new CountDownLatch(1);
    GuardedClient client =
        client(
            host -> {
              try {
                assertThat(end.await(20, TimeUnit.SECONDS)).isTrue();
              } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
              }
              return List.of();
            });

    assertThat(client.send(get("http://slow.test/")))
        .isEqualTo(new Sending.NotNow(Reason.of(DeliveryReason.UNKNOWN_HOST)));
    end.countDown();
  }

  /** As the machine's resolver does. */
  private static void awaitWhateverHappens(CountDownLatch end) {
    boolean over = false;
    while (!over) {
      try {
        over = end.await(20, TimeUnit.SECONDS);
      } catch (InterruptedException notNow) {
        over = end.getCount() == 0;
      }
    }
  }

  @Test
  void a_look_up_that_was_given_up_is_interrupted() {
    settings.put("precedent.delivery.timeout", "PT0.3S");
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    GuardedClient client =
        client(
            host -> {
              try {
                assertThat(new CountDownLatch(1).await(20, TimeUnit.SECONDS)).isFalse();
              } catch (InterruptedException given) {
                interrupted.complete(true);
              }
              return List.of();
            });

    client.send(get("http://slow.test/"));

    Awaitility.await().until(() -> interrupted.getNow(false));
  }

  @Test
  void a_name_whose_look_up_can_not_be_stopped_leaves_look_ups_to_others() {
    settings.put("precedent.delivery.timeout", "PT0.2S");
    settings.put("precedent.delivery.max", "2");
    settings.put("precedent.delivery.max.per.destination", "1");
    CountDownLatch end = new CountDownLatch(1);
    GuardedClient client =
        client(
            host -> {
              if (host.startsWith("slow")) {
                awaitWhateverHappens(end);
              }
              throw new UnknownHostException(host);
            });
    Sending unknown = new Sending.NotNow(Reason.of(DeliveryReason.UNKNOWN_HOST));
    Sending busy = new Sending.NotNow(Reason.of(DeliveryReason.BUSY));

    for (int i = 0; i < 4; i++) {
      assertThat(client.send(get("http://slow.test/"))).isEqualTo(unknown);
    }
    assertThat(client.send(get("http://slow.test/"))).isEqualTo(busy);
    assertThat(client.send(get("http://slow.test:8080/"))).isEqualTo(busy);
    assertThat(client.send(get("http://other.test/"))).isEqualTo(unknown);
    for (int i = 0; i < 4; i++) {
      assertThat(client.send(get("http://slow-too.test/"))).isEqualTo(unknown);
    }
    assertThat(client.send(get("http://other.test/"))).isEqualTo(busy);

    end.countDown();
    Awaitility.await()
        .untilAsserted(() -> assertThat(client.send(get("http://slow.test/"))).isEqualTo(unknown));
  }

  /** Answers when it is told to, and is waited for so long. */
  private TestDestination patient(CountDownLatch arrived, CountDownLatch end) {
    settings.put("precedent.delivery.response.timeout", "PT20S");
    settings.put("precedent.delivery.timeout", "PT20S");
    return http(
        (request, out) -> {
          arrived.countDown();
          assertThat(end.await(20, TimeUnit.SECONDS)).isTrue();
          TestDestination.status(200).answer(request, out);
        });
  }

  @Test
  void no_more_deliveries_than_allowed_are_under_way_in_all() throws Exception {
    settings.put("precedent.delivery.max", "1");
    settings.put("precedent.delivery.max.per.destination", "1");
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    TestDestination slow = patient(arrived, end);
    TestDestination other = http(TestDestination.status(200));
    GuardedClient client = client();
    CompletableFuture<Sending> first =
        CompletableFuture.supplyAsync(
            () -> client.send(get("http://127.0.0.1:" + slow.port() + "/")));
    assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

    OutgoingRequest second = get("http://127.0.0.1:" + other.port() + "/");
    assertThat(client.send(second)).isEqualTo(new Sending.NotNow(Reason.of(DeliveryReason.BUSY)));
    assertThat(other.connections()).isZero();

    end.countDown();
    assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(OK);
    assertThat(client.send(second)).isEqualTo(OK);
  }

  @Test
  void no_more_deliveries_than_allowed_go_to_one_destination_at_once() throws Exception {
    settings.put("precedent.delivery.max.per.destination", "1");
    CountDownLatch arrived = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    TestDestination slow = patient(arrived, end);
    TestDestination other = http(TestDestination.status(200));
    GuardedClient client = client();
    String url = "http://127.0.0.1:" + slow.port() + "/";
    CompletableFuture<Sending> first = CompletableFuture.supplyAsync(() -> client.send(get(url)));
    assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

    assertThat(client.send(get(url))).isEqualTo(new Sending.NotNow(Reason.of(DeliveryReason.BUSY)));
    assertThat(client.send(get("http://127.0.0.1:" + other.port() + "/"))).isEqualTo(OK);

    end.countDown();
    assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo(OK);
    assertThat(client.send(get(url))).isEqualTo(OK);
  }

  @Test
  void a_destination_that_fails_on_end_is_left_alone_and_tried_again_later() {
    TestDestination destination =
        http(
            (request, out) -> {
              if (new String(request, StandardCharsets.US_ASCII).startsWith("GET /good")) {
                TestDestination.status(200).answer(request, out);
              } else {
                out.close();
              }
            });
    GuardedClient client = client();
    String base = "http://127.0.0.1:" + destination.port();
    for (int i = 0; i < CircuitBreakers.FAILURES; i++) {
      client.send(get(base + "/bad"));
    }

    assertThat(client.send(get(base + "/good")))
        .isEqualTo(new Sending.NotNow(Reason.of(DeliveryReason.CIRCUIT_OPEN)));
    assertThat(destination.connections()).isEqualTo(CircuitBreakers.FAILURES);

    clock.advance(CircuitBreakers.PAUSE.plus(Duration.ofSeconds(1)));
    assertThat(client.send(get(base + "/good"))).isEqualTo(OK);
    assertThat(client.send(get(base + "/good"))).isEqualTo(OK);
  }
}
