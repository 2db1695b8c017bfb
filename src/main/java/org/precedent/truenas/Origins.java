package org.precedent.truenas;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.precedent.platform.PublicAddress;
import org.precedent.platform.settings.Settings;

/**
 * Which web pages may open the door: browsers tell the origin of the page (RFC 6454), other clients
 * need not. Allowed are pages of this server, by whatever name it was reached, and those that are
 * configured.
 */
@ApplicationScoped
public class Origins {

  @Inject Settings settings;
  @Inject PublicAddress address;

  boolean allow(HttpServletRequest request) {
    @Nullable String origin = request.getHeader("Origin");
    if (origin == null) {
      return true;
    }
    String name = origin.toLowerCase(Locale.ROOT);
    return settings.get(Settings.ALLOWED_ORIGINS).contains(name)
        || isOf(name, request.getHeader("Host"))
        || name.equals(address.origin(request));
  }

  // A proxy may have taken off TLS, so the scheme doesn't count.
  private static boolean isOf(String origin, @Nullable String host) {
    int scheme = origin.indexOf("://");
    return host != null
        && scheme > 0
        && origin.substring(scheme + 3).equals(host.toLowerCase(Locale.ROOT));
  }
}
