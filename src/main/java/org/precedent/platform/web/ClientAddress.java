package org.precedent.platform.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.precedent.platform.settings.Network;
import org.precedent.platform.settings.Settings;

/**
 * Where a request comes from: the other end of its connection, unless that is a reverse proxy of
 * ours; then what the proxies say in {@code X-Forwarded-For}. Nothing is looked up. Thread-safe.
 */
@ApplicationScoped
public class ClientAddress {

  private static final String HEADER = "X-Forwarded-For";

  // IPv4 with a port, IPv6 in brackets with or without one.
  private static final Pattern WITH_PORT =
      Pattern.compile("\\[([^\\]]*)\\](?::[0-9]{1,5})?|([0-9.]*):[0-9]{1,5}");

  @Inject Settings settings;

  /** The address, as a text that is the same for each spelling of it. */
  public String of(HttpServletRequest request) {
    List<Network> proxies = settings.get(Settings.TRUSTED_PROXIES);
    String peer = request.getRemoteAddr();
    return proxies.isEmpty()
        ? peer
        : of(peer, Collections.list(request.getHeaders(HEADER)), proxies);
  }

  /**
   * Walks from the near end to the far one as long as proxies of ours speak: each appends who it
   * has heard, and what stands before the first stranger may be made up by him.
   *
   * @param peer the other end of the connection
   * @param headers the lines of the header in their order
   */
  static String of(String peer, List<String> headers, List<Network> proxies) {
    Optional<InetAddress> near = address(peer);
    if (near.isEmpty() || !isOurs(near.get(), proxies)) {
      return peer;
    }
    InetAddress last = near.get();
    String chain = String.join(",", headers);
    int end = chain.length();
    while (end > 0) {
      int comma = chain.lastIndexOf(',', end - 1);
      Optional<InetAddress> next = address(chain.substring(comma + 1, end).strip());
      if (next.isEmpty()) {
        return last.getHostAddress();
      }
      last = next.get();
      if (!isOurs(last, proxies)) {
        return last.getHostAddress();
      }
      end = comma;
    }
    return last.getHostAddress();
  }

  private static boolean isOurs(InetAddress address, List<Network> proxies) {
    return proxies.stream().anyMatch(network -> network.contains(address.getAddress()));
  }

  private static Optional<InetAddress> address(String text) {
    Matcher withPort = WITH_PORT.matcher(text);
    if (!withPort.matches()) {
      return Network.address(text);
    }
    return Network.address(
        Optional.ofNullable(withPort.group(1)).orElseGet(() -> withPort.group(2)));
  }
}
