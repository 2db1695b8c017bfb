package org.precedent.release.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.precedent.release.delivery.DeliveryReason;

/** What a failed exchange is called; its message may repeat what the destination said. */
final class Failures {

  private static final int MAX_CAUSES = 10;

  private Failures() {}

  static DeliveryReason reason(IOException failure, Deadline deadline) {
    if (deadline.isOver()) {
      return DeliveryReason.TIMEOUT;
    }
    if (isOfCertificate(failure)) {
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

  /** Other failures of TLS are not: who speaks none, or an old version only, is broken. */
  private static boolean isOfCertificate(IOException failure) {
    return failure instanceof SSLPeerUnverifiedException
        || Stream.iterate((Throwable) failure, Objects::nonNull, Throwable::getCause)
            .limit(MAX_CAUSES)
            .anyMatch(CertificateException.class::isInstance);
  }
}
