package org.precedent.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.precedent.platform.PublicAddress;

/**
 * Tells requests of the console's own pages from those that another site makes the browser send, by
 * what browsers say of them (Fetch Metadata Request Headers; RFC 6454, section 7). The hidden field
 * that Faces puts into each form is the other guard.
 */
@ApplicationScoped
public class SameOrigin {

  @Inject PublicAddress address;

  /** Whether the request only reads, or comes from a page of this server. */
  boolean holds(HttpServletRequest request) {
    if (Bodies.reads(request)) {
      return true;
    }
    Optional<String> site = Optional.ofNullable(request.getHeader("Sec-Fetch-Site"));
    if (site.isPresent()) {
      return site.get().equals("same-origin");
    }
    return address.origin(request).equals(request.getHeader("Origin"));
  }
}
