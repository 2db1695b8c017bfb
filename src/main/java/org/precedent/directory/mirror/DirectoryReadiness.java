package org.precedent.directory.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * Always ready: what is mirrored stays usable while the directory is away. Tells whether it is, why
 * and since when.
 */
@Readiness
@ApplicationScoped
public class DirectoryReadiness implements HealthCheck {

  @Inject MirrorStatus status;

  @Override
  public HealthCheckResponse call() {
    MirrorState state = status.state();
    HealthCheckResponseBuilder answer =
        HealthCheckResponse.named("directory").up().withData("state", word(state));
    state.succeededAt().map(Instant::toString).ifPresent(at -> answer.withData("mirrored", at));
    if (state.degraded()) {
      answer.withData("since", state.failingSince().map(Instant::toString).orElse(""));
      answer.withData("why", state.lastError().orElse(""));
    }
    return answer.build();
  }

  private String word(MirrorState state) {
    if (!status.configured()) {
      return "none";
    }
    if (state.degraded()) {
      return "degraded";
    }
    return state.succeededAt().isPresent() ? "mirrored" : "waiting";
  }
}
