package org.precedent.release.client;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.security.cert.CertificateException;
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
    // Other failures of TLS are not the certificate's: who speaks none, or an old version only.
    if (failure instanceof SSLPeerUnverifiedException
        || hasCause(failure, CertificateException.class)) {
      return DeliveryReason.CERTIFICATE;
    }
    // The client's ConnectTimeoutException is one of these, its HttpHostConnectException of those.
    if (hasCause(failure, InterruptedIOException.class)) {
      return DeliveryReason.TIMEOUT;
    }
    return failure instanceof ConnectException || failure instanceof NoRouteToHostException
        ? DeliveryReason.UNREACHABLE
        : DeliveryReason.BROKEN;
  }

  private static boolean hasCause(IOException failure, Class<? extends Exception> type) {
    Throwable cause = failure;
    for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
      if (type.isInstance(cause)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }
}
