package org.precedent.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.precedent.platform.settings.Settings;

/** The address under which clients reach this server: as configured, else as the request came. */
@ApplicationScoped
public class PublicAddress {

  private Optional<URI> configured = Optional.empty();

  /** For the container. */
  public PublicAddress() {}

  /** The address that the settings name. */
  @Inject
  public PublicAddress(Settings settings) {
    this.configured = settings.get(Settings.BASE_URL);
  }

  /** Scheme, host and port, and the path if one is configured, without a slash at the end. */
  public String of(UriInfo request) {
    URI uri = request.getBaseUri();
    return base().orElseGet(() -> uri.getScheme() + "://" + uri.getRawAuthority());
  }

  /** The same for a request that no JAX-RS resource answers, be its address a URI or not. */
  public String of(HttpServletRequest request) {
    return base().orElseGet(() -> asItCame(request));
  }

  /**
   * What browsers call the origin of this server's pages: no path, and no port that goes without
   * saying (RFC 6454, section 6.2).
   */
  public String origin(HttpServletRequest request) {
    return configured
        .map(url -> origin(url.getScheme(), url.getHost(), url.getPort()))
        .orElseGet(() -> asItCame(request));
  }

  private Optional<String> base() {
    return configured.map(url -> url.toString().replaceAll("/+$", ""));
  }

  // A host may have characters that no URI has, such as the underscore of many an intranet.
  private static String asItCame(HttpServletRequest request) {
    return origin(request.getScheme(), request.getServerName(), request.getServerPort());
  }

  private static String origin(String scheme, String host, int port) {
    String known = scheme.toLowerCase(Locale.ROOT);
    int usual = known.equals("https") ? 443 : 80;
    return known
        + "://"
        + host.toLowerCase(Locale.ROOT)
        + (port <= 0 || port == usual ? "" : ":" + port);
  }
}
