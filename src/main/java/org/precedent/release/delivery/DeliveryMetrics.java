package org.precedent.release.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.eclipse.microprofile.metrics.Tag;

/**
 * The figures of deliveries of this node at {@code /metrics}: how many ended how and why, and how
 * long the sending took. Nothing of who, what or where.
 */
@ApplicationScoped
public class DeliveryMetrics {

  private static final Metadata COUNT =
      Metadata.builder()
          .withName("deliveries")
          .withDescription("Deliveries, by status, and by the reason of those not delivered.")
          .build();
  private static final Metadata TIME =
      Metadata.builder()
          .withName("delivery_time")
          .withUnit(MetricUnits.SECONDS)
          .withDescription("How long sending took, until the answer or the failure.")
          .build();

  @Inject MetricRegistry registry;

  void onEnd(@Observes DeliveryEnded ended) {
    Delivery delivery = ended.delivery();
    Tag status = new Tag("status", delivery.status().code());
    String reason = delivery.reason().map(Reason::code).orElse("none");
    registry.counter(COUNT, status, new Tag("reason", reason)).inc();
    delivery.duration().ifPresent(took -> registry.timer(TIME, status).update(took));
  }
}
