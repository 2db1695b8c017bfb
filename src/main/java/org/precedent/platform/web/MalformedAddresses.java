package org.precedent.platform.web;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.grizzly.Connection;
import org.glassfish.grizzly.http.server.HttpServerFilter;
import org.glassfish.grizzly.http.server.HttpServerProbe;
import org.glassfish.grizzly.http.server.Request;

/**
 * Sees to it that a request whose address can't be read gets an answer. The container gives it an
 * empty one, some with the status 200, before it asks any application; so such requests are given
 * another address when they come in. Listens at every listener from its first request on.
 * Thread-safe.
 */
final class MalformedAddresses implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(MalformedAddresses.class.getName());

  private final Map<Integer, Optional<HttpServerFilter>> watched = new ConcurrentHashMap<>();
  private final Redirection redirection = new Redirection();

  private static final class Redirection extends HttpServerProbe.Adapter {
    @Override
    public void onRequestReceiveEvent(
        HttpServerFilter filter, Connection connection, Request request) {
      String path = request.getRequestURI();
      if (path.startsWith("/") && !RawPath.isWellFormed(path)) {
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
    Optional<HttpServerFilter> filter = of(request).map(Request::getHttpFilter);
    filter.ifPresent(known -> known.getMonitoringConfig().addProbes(redirection));
    return filter;
  }

  // The container's request hands out the listener's, by classes that it doesn't publish.
  private static Optional<Request> of(ServletRequest request) {
    ServletRequest innermost = request;
    while (innermost instanceof ServletRequestWrapper wrapper) {
      innermost = wrapper.getRequest();
    }
    try {
      Object catalina =
          innermost.getClass().getMethod("getUnwrappedCoyoteRequest").invoke(innermost);
      return Optional.of(
          (Request) catalina.getClass().getMethod("getCoyoteRequest").invoke(catalina));
    } catch (ReflectiveOperationException changed) {
      LOG.log(
          Level.WARNING,
          "This container hides its listener: addresses that can''t be read get its own answers. {0}",
          changed.toString());
      return Optional.empty();
    }
  }
}
