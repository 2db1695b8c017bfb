package org.precedent.platform.web;

import jakarta.servlet.ServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.http.server.HttpServerProbe;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.util.DataChunk;

/**
 * Sees to it that a request whose address can't be read, or that names an empty host, gets an
 * answer. The container gives it an empty one, some with the status 200, before it asks any
 * application; so such requests are given another address when they come in. Listens at every
 * listener from its first request on. Thread-safe.
 */
final class MalformedAddresses implements AutoCloseable {

  private final Map<Integer, Optional<HttpServerFilter>> watched = new ConcurrentHashMap<>();
  private final Redirection redirection = new Redirection();

  private static final class Redirection extends HttpServerProbe.Adapter {

    private static final String SOME_HOST = "localhost";

    @Override
    public void onRequestReceiveEvent(
        HttpServerFilter filter, Connection connection, Request request) {
      String path = request.getRequestURI();
      DataChunk host = request.getRequest().serverName();
      boolean hostless = host.getLength() == 0;
      if (hostless) {
        host.setString(SOME_HOST);
      }
      if (hostless || path.startsWith("/") && !RawPath.isWellFormed(path)) {
        request.setRequestURI(ErrorServlet.MALFORMED);
      }
    }
  }

  /** Watches the listener that the request came by. */
  void watch(ServletRequest request) {
    watched.computeIfAbsent(request.getLocalPort(), port -> begin(request));
  }

  @Override
  public void close() {
    watched.values().stream()
        .flatMap(Optional::stream)
        .forEach(filter -> filter.getMonitoringConfig().removeProbes(redirection));
    watched.clear();
  }

  private Optional<HttpServerFilter> begin(ServletRequest request) {
    Optional<HttpServerFilter> filter = ListenerRequest.of(request).map(Request::getHttpFilter);
    filter.ifPresent(known -> known.getMonitoringConfig().addProbes(redirection));
    return filter;
  }
}
