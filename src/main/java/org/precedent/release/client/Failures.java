package org.precedent.release.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import javax.net.ssl.SSLException;
import org.precedent.release.delivery.DeliveryReason;

/** What a failed exchange is called; its message may repeat what the destination said. */
final class Failures {

  private Failures() {}

  static DeliveryReason reason(IOException failure, Deadline deadline) {
    if (deadline.isOver()) {
      return DeliveryReason.TIMEOUT;
    }
    if (failure instanceof SSLException) {
      return DeliveryReason.CERTIFICATE;
    }
    // The client's ConnectTimeoutException is one of these, its HttpHostConnectException of those.
    if (failure instanceof InterruptedIOException) {
      return DeliveryReason.TIMEOUT;
    }
    return failure instanceof ConnectException || failure instanceof NoRouteToHostException
        ? DeliveryReason.UNREACHABLE
        : DeliveryReason.BROKEN;
  }
}
