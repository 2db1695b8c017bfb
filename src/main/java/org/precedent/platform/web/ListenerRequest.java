package org.precedent.platform.web;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.grizzly.http.server.Request;

/** A request as the container's listener has it, below all that servlets can see. */
public final class ListenerRequest {

  private static final Logger LOG = Logger.getLogger(ListenerRequest.class.getName());

  private static final String ATTRIBUTE = ListenerRequest.class.getName();

  private ListenerRequest() {}

  /** Lets the request be found again where frameworks hand out a proxy of it. */
  static void remember(ServletRequest request) {
    request.setAttribute(ATTRIBUTE, request);
  }

  /**
   * What breaks the client's connection off at once, without a word: the container's own way to
   * close one waits for a client that doesn't read. Does nothing where the container hides it.
   */
  public static Runnable breakOff(ServletRequest request) {
    return of(request)
        .map(known -> known.getContext().getConnection())
        .<Runnable>map(connection -> connection::terminateSilently)
        .orElse(() -> {});
  }

  // The container's request hands out the listener's, by classes that it doesn't publish.
  static Optional<Request> of(ServletRequest request) {
    ServletRequest innermost =
        request.getAttribute(ATTRIBUTE) instanceof ServletRequest remembered ? remembered : request;
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
          "This container hides its listener: addresses that can''t be read get its own answers,"
              + " and WebSockets of clients that don''t read stay open. {0}",
          changed.toString());
      return Optional.empty();
    }
  }
}
