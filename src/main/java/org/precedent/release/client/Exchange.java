package org.precedent.release.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.DefaultSchemePortResolver;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.ssl.TLS;
import org.apache.hc.core5.util.Timeout;
import org.precedent.release.Destination;
import org.precedent.release.Scheme;
import org.precedent.release.delivery.OutgoingHeader;
import org.precedent.release.delivery.OutgoingRequest;

/**
 * Sends requests over connections of their own, so that none finds a connection that is dead, or
 * that was made to another address: no redirects, no cookies, no repetition, no proxies, no
 * log-ins, no decompression. Thread-safe.
 */
final class Exchange {

  private static final int MAX_RESPONSE_BYTES = 64 * 1024;
  private static final int MAX_LINE = 16 * 1024;
  private static final int MAX_HEADERS = 200;
  private static final int NO_PORT = -1;

  private final TlsSocketStrategy tls;
  private final ConnectionConfig connection;
  private final TlsConfig handshake;
  private final RequestConfig request;

  Exchange(SSLContext trust, Duration connect, Duration response) {
    tls = new DefaultClientTlsStrategy(trust);
    connection =
        ConnectionConfig.custom()
            .setConnectTimeout(Timeout.of(connect))
            .setSocketTimeout(Timeout.of(response))
            .build();
    handshake =
        TlsConfig.custom()
            .setHandshakeTimeout(Timeout.of(connect))
            .setSupportedProtocols(TLS.V_1_2, TLS.V_1_3)
            .build();
    request =
        RequestConfig.custom()
            .setResponseTimeout(Timeout.of(response))
            .setRedirectsEnabled(false)
            .setAuthenticationEnabled(false)
            .setExpectContinueEnabled(false)
            .setContentCompressionEnabled(false)
            .setProtocolUpgradeEnabled(false)
            .build();
  }

  /**
   * Sends a request to one of the addresses, the first that lets itself be connected to.
   *
   * @param deadline whose sockets are used
   * @return the status code of the answer, the rest of which is thrown away
   */
  int send(OutgoingRequest outgoing, List<InetAddress> addresses, Deadline deadline)
      throws IOException {
    Destination destination = outgoing.destination();
    HttpHost host =
        new HttpHost(destination.scheme().text(), bareHost(destination), destination.port());
    HttpClientContext context = HttpClientContext.create();
    context.setRequestConfig(request);
    try (BasicHttpClientConnectionManager connections = connections(addresses, deadline);
        CloseableHttpClient client = client(connections);
        ClassicHttpResponse response = client.executeOpen(host, message(outgoing), context)) {
      int status = response.getCode();
      discard(response.getEntity());
      deadline.closeAll();
      return status;
    }
  }

  /** The host without brackets. */
  static String bareHost(Destination destination) {
    String host = destination.host();
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private BasicHttpClientConnectionManager connections(
      List<InetAddress> addresses, Deadline deadline) {
    BasicHttpClientConnectionManager connections =
        new BasicHttpClientConnectionManager(
            new DefaultHttpClientConnectionOperator(
                proxy -> deadline.newSocket(),
                DefaultSchemePortResolver.INSTANCE,
                new FixedAddresses(addresses),
                RegistryBuilder.<TlsSocketStrategy>create()
                    .register(Scheme.HTTPS.text(), tls)
                    .build()),
            ManagedHttpClientConnectionFactory.builder()
                .http1Config(
                    Http1Config.custom()
                        .setMaxLineLength(MAX_LINE)
                        .setMaxHeaderCount(MAX_HEADERS)
                        .build())
                .build());
    connections.setConnectionConfig(connection);
    connections.setTlsConfig(handshake);
    return connections;
  }

  private static CloseableHttpClient client(BasicHttpClientConnectionManager connections) {
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setConnectionManagerShared(true)
        .setRoutePlanner(new DefaultRoutePlanner(DefaultSchemePortResolver.INSTANCE))
        .setUserAgent("Precedent")
        .disableRedirectHandling()
        .disableAutomaticRetries()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableContentCompression()
        .disableConnectionState()
        .build();
  }

  private static ClassicHttpRequest message(OutgoingRequest outgoing) {
    BasicClassicHttpRequest message =
        new BasicClassicHttpRequest(
            outgoing.method().name(),
            named(outgoing.destination()),
            outgoing.destination().requestTarget());
    for (OutgoingHeader header : outgoing.headers()) {
      message.addHeader(header.name(), header.value());
    }
    message.setHeader("Connection", "close");
    outgoing.body().ifPresent(body -> message.setEntity(new ByteArrayEntity(body, null)));
    return message;
  }

  /** What the Host header says: without a port that is the default (RFC 9110, section 4.2.3). */
  private static HttpHost named(Destination destination) {
    boolean isDefault = destination.port() == destination.scheme().defaultPort();
    return new HttpHost(
        destination.scheme().text(),
        bareHost(destination),
        isDefault ? NO_PORT : destination.port());
  }

  // What it says is nobody's business; read, so that the destination can finish what it does.
  private static void discard(HttpEntity entity) {
    if (entity == null) {
      return;
    }
    byte[] buffer = new byte[4096];
    try (InputStream content = entity.getContent()) {
      int left = MAX_RESPONSE_BYTES;
      while (left > 0) {
        int read = content.read(buffer, 0, Math.min(buffer.length, left));
        if (read < 0) {
          return;
        }
        left -= read;
      }
    } catch (IOException brokenOff) {
      return;
    }
  }
}
