package org.precedent.secrecy.rotation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Always ready: values open with old keys as well. Tells how far they are sealed again. */
@Readiness
@ApplicationScoped
public class KeysReadiness implements HealthCheck {

  @Inject ResealingStatus status;

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("keys").up();
    status
        .progress()
        .ifPresent(
            progress ->
                answer
                    .withData("key", Integer.toUnsignedString(progress.keyId()))
                    .withData("resealed", progress.resealed())
                    .withData("remaining", progress.remaining())
                    .withData("unreadable", progress.unreadable()));
    return answer.build();
  }
}
