package org.precedent.release.delivery;

import java.util.List;
import org.precedent.identity.UserId;

/**
 * What a caller wants to have sent: a request with placeholders such as {@code {{
 * user_attributes.token }}} in header values, body, path and query.
 *
 * @param user whose values are filled in
 * @param url with placeholders
 * @param headers in the order in which they are sent
 */
public record DeliveryRequest(
    UserId user, DeliveryMethod method, String url, List<Header> headers, DeliveryBody body) {

  public DeliveryRequest {
    headers = List.copyOf(headers);
  }

  /**
   * A header.
   *
   * @param value with placeholders
   */
  public record Header(String name, String value) {

    /** The name only. */
    @Override
    public String toString() {
      return name;
    }
  }

  /** Nothing of what the caller wrote: he may have written a secret. */
  @Override
  public String toString() {
    return "DeliveryRequest[user=" + user + ", method=" + method + "]";
  }
}
