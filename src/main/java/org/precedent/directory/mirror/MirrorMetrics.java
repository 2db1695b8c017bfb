package org.precedent.directory.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.function.Function;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;
import org.eclipse.microprofile.metrics.MetricUnits;
import org.precedent.platform.database.SchemaReady;

/** The figures of the mirror at {@code /metrics}. */
@ApplicationScoped
public class MirrorMetrics {

  private static final OptionalLong NONE = OptionalLong.empty();

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
        "done",
        MetricUnits.NONE,
        "Entries that are done in this phase of the run at work on this node; 0 without one.",
        known -> known.progress().map(MirrorProgress::done).orElse(0L));
    gauge(
        "total",
        MetricUnits.NONE,
        "Entries of this phase; 0 if nobody knows.",
        known -> known.progress().map(MirrorProgress::total).orElse(NONE).orElse(0L));
    gauge(
        "phase",
        MetricUnits.NONE,
        "1 to 4: lists people, groups, reads people, groups; 0 without a run.",
        known -> known.progress().map(at -> at.phase().ordinal() + 1L).orElse(0L));
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
