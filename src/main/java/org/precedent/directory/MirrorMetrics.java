package org.precedent.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.function.Function;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.precedent.platform.database.SchemaReady;

/** The figures of the mirror at {@code /metrics}. */
@ApplicationScoped
public class MirrorMetrics {

  @Inject MetricRegistry registry;
  @Inject MirrorStatus status;

  void onSchemaReady(@Observes SchemaReady ready) {
    gauge("people", MetricUnits.NONE, "People in the directory.", known -> known.state().people());
    gauge("groups", MetricUnits.NONE, "Groups in the directory.", known -> known.state().groups());
    gauge(
        "left_out",
        MetricUnits.NONE,
        "Entries of the last run that couldn't be used.",
        known -> known.state().leftOut());
    gauge(
        "failures",
        MetricUnits.NONE,
        "Runs that failed since the last success.",
        known -> known.state().failures());
    gauge(
        "last_success",
        MetricUnits.SECONDS,
        "When the last run succeeded, in seconds since 1970; 0 for never.",
        known -> known.state().succeededAt().map(Instant::getEpochSecond).orElse(0L));
    gauge(
        "last_run",
        MetricUnits.MILLISECONDS,
        "How long the last run of this node took.",
        known -> known.lastRun().toMillis());
  }

  private void gauge(
      String name, String unit, String description, Function<MirrorStatus, Long> figure) {
    Metadata metadata =
        Metadata.builder()
            .withName("directory_mirror_" + name)
            .withUnit(unit)
            .withDescription(description)
            .build();
    registry.gauge(metadata, status, figure);
  }
}
