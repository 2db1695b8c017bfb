package org.precedent.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import org.precedent.platform.settings.Settings;

/** The address under which clients reach this server: as configured, else as the request came. */
@ApplicationScoped
public class PublicAddress {

  private Optional<String> configured = Optional.empty();

  /** For the container. */
  public PublicAddress() {}

  @Inject
  PublicAddress(Settings settings) {
    this.configured =
        settings.get(Settings.BASE_URL).map(url -> url.toString().replaceAll("/+$", ""));
  }

  /** Scheme, host and port, without a slash at the end. */
  public String of(UriInfo request) {
    return of(request.getBaseUri());
  }

  /** The same for a request that no JAX-RS resource answers. */
  public String of(URI request) {
    return configured.orElseGet(() -> origin(request));
  }

  private static String origin(URI uri) {
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }
}
