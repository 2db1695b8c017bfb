package org.precedent.truenas;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.precedent.platform.json.ObjectText;
import org.precedent.platform.web.ClientAddress;
import org.precedent.platform.web.ListenerRequest;

/**
 * In front of the WebSocket: refuses web pages of strangers, which could use a person's browser,
 * and plain HTTP; and tells the endpoint where the client is, since Jakarta WebSocket has no word
 * for it.
 */
@WebFilter(
    urlPatterns = {
      "/api/current",
      "/api/v25.04.0",
      "/api/v25.04.1",
      "/api/v25.04.2",
      "/api/v25.10.0",
      "/api/v25.10.1",
      "/api/v25.10.2",
      "/api/v25.10.3",
      "/api/v25.10.4",
      "/api/v25.10.5",
      "/api/v26.0.0",
      "/api/v27.0.0"
    },
    asyncSupported = true)
public class UpgradeFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final int UPGRADE_REQUIRED = 426;

  @Inject private transient Origins origins;
  @Inject private transient Peers peers;
  @Inject private transient ClientAddress clients;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
      response.setHeader("Upgrade", "websocket");
      refuse(response, UPGRADE_REQUIRED, "Here is a WebSocket.");
    } else if (!origins.allow(request)) {
      refuse(
          response,
          HttpServletResponse.SC_FORBIDDEN,
          "Web pages of this origin are not allowed; PRECEDENT_ALLOWED_ORIGINS lists those that are.");
    } else {
      chain.doFilter(new WithTicket(request, peers.keep(peer(request))), response);
    }
  }

  private static void refuse(HttpServletResponse response, int status, String message)
      throws IOException {
    response.setStatus(status);
    response.setContentType("application/json");
    response.getOutputStream().print(new ObjectText().put("message", message).toString());
  }

  private Peer peer(HttpServletRequest request) {
    return Peer.at(
        clients.of(request),
        request.isSecure(),
        Optional.ofNullable(request.getHeader("User-Agent")),
        ListenerRequest.breakOff(request));
  }

  private static final class WithTicket extends HttpServletRequestWrapper {

    private final String ticket;

    WithTicket(HttpServletRequest request, String ticket) {
      super(request);
      this.ticket = ticket;
    }

    @Override
    public @Nullable String getHeader(String name) {
      return name.equalsIgnoreCase(Peers.TICKET) ? ticket : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
      return name.equalsIgnoreCase(Peers.TICKET)
          ? Collections.enumeration(Set.of(ticket))
          : super.getHeaders(name);
    }

    @Override
    public Enumeration<String> getHeaderNames() {
      Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
      names.addAll(Collections.list(super.getHeaderNames()));
      names.add(Peers.TICKET);
      return Collections.enumeration(names);
    }
  }
}
