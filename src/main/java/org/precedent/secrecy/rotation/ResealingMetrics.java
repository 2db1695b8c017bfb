package org.precedent.secrecy.rotation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.function.ToLongFunction;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.precedent.platform.database.SchemaReady;

/** The figures of sealing again at {@code /metrics}; the same on every node. */
@ApplicationScoped
public class ResealingMetrics {

  @Inject MetricRegistry registry;
  @Inject ResealingStatus status;

  void onSchemaReady(@Observes SchemaReady ready) {
    gauge("done", "Values sealed again since the last rotation of keys.", Progress::resealed);
    gauge("remaining", "Values that are still sealed with an old key.", Progress::remaining);
    gauge("unreadable", "Values with an old key that don't open.", Progress::unreadable);
  }

  private void gauge(String name, String description, ToLongFunction<Progress> figure) {
    Metadata metadata =
        Metadata.builder().withName("resealing_" + name).withDescription(description).build();
    registry.gauge(metadata, status, known -> known.progress().map(figure::applyAsLong).orElse(0L));
  }
}
