package org.precedent.release.delivery;

import java.util.List;
import java.util.Optional;
import org.precedent.release.Destination;

/** A request as it goes over the wire, with secrets in it, which {@code toString} does not show. */
public final class OutgoingRequest {

  private final DeliveryMethod method;
  private final Destination destination;
  private final List<OutgoingHeader> headers;
  private final Optional<byte[]> body;

  /**
   * @param body not to be changed afterwards
   */
  public OutgoingRequest(
      DeliveryMethod method,
      Destination destination,
      List<OutgoingHeader> headers,
      Optional<byte[]> body) {
    this.method = method;
    this.destination = destination;
    this.headers = List.copyOf(headers);
    this.body = body;
  }

  public DeliveryMethod method() {
    return method;
  }

  public Destination destination() {
    return destination;
  }

  public List<OutgoingHeader> headers() {
    return headers;
  }

  /** The body's bytes; empty for no body. */
  public Optional<byte[]> body() {
    return body.map(byte[]::clone);
  }

  @Override
  public String toString() {
    return method + " " + destination.origin();
  }
}
