package org.precedent.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import org.precedent.release.delivery.Delivery;
import org.precedent.release.delivery.DeliveryReason;
import org.precedent.release.delivery.DeliveryStatus;
import org.precedent.release.delivery.Reason;

/**
 * Answers that a delivery did not happen: problem details with the record as the member {@code
 * delivery}. 403 if a rule forbids it, 503 if it was not tried and may be later, 504 if the
 * destination took too long, else 502.
 */
final class DeliveryFailure {

  private static final int RETRY_AFTER_SECONDS = 30;

  private static final Set<String> NOT_TRIED =
      Set.of(
          DeliveryReason.BUSY.code(),
          DeliveryReason.CIRCUIT_OPEN.code(),
          DeliveryReason.UNKNOWN_HOST.code());

  private DeliveryFailure() {}

  static Response of(Delivery delivery) {
    Reason reason = delivery.reason().orElseThrow();
    int status = status(delivery, reason);
    Response.ResponseBuilder answer =
        Response.status(status)
            .type(Failure.TYPE)
            .entity(
                Answers.bytes(
                    json -> {
                      json.writeStartObject()
                          .write("status", status)
                          .write("code", reason.code())
                          .write("title", title(delivery))
                          .write("detail", title(delivery) + ": " + reason.message() + ".");
                      DeliveryShapes.write(json, "delivery", delivery);
                      json.writeEnd();
                    }));
    return status == 503
        ? answer.header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS).build()
        : answer.build();
  }

  private static int status(Delivery delivery, Reason reason) {
    if (delivery.status() == DeliveryStatus.REFUSED) {
      return 403;
    }
    if (NOT_TRIED.contains(reason.code())) {
      return 503;
    }
    return reason.code().equals(DeliveryReason.TIMEOUT.code()) ? 504 : 502;
  }

  private static String title(Delivery delivery) {
    return delivery.status() == DeliveryStatus.REFUSED
        ? "The delivery is refused"
        : "The delivery failed";
  }
}
