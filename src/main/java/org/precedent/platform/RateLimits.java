package org.precedent.platform;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import org.precedent.platform.settings.Settings;

/**
 * Requests per minute of each caller, as a token bucket. Callers don't share buckets, so that none
 * can lock out another; memory is bounded: a bucket that nobody used for two minutes is full again
 * and forgotten. Thread-safe.
 */
@ApplicationScoped
public class RateLimits {

  private static final int MAX_CALLERS = 100_000;
  private static final long NANOS_PER_SECOND = 1_000_000_000L;

  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder()
          .maximumSize(MAX_CALLERS)
          .expireAfterAccess(Duration.ofMinutes(2))
          .build();
  private int perMinute;

  /** For the container. */
  public RateLimits() {}

  /** With the limit that is configured. */
  @Inject
  public RateLimits(Settings settings) {
    this.perMinute = settings.get(Settings.RATE_LIMIT_PER_MINUTE);
  }

  /**
   * What became of one request.
   *
   * @param allowed whether it may go on
   * @param limit requests per minute
   * @param remaining how many more may come at once
   * @param resetSeconds when the bucket is full again, or if not allowed, when one request may
   *     come, rounded up
   */
  public record Verdict(boolean allowed, int limit, long remaining, long resetSeconds) {}

  /** Takes one request of the caller from his bucket. */
  public Verdict take(String caller) {
    ConsumptionProbe probe =
        buckets.get(caller, unseen -> newBucket()).tryConsumeAndReturnRemaining(1);
    long nanos =
        probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill();
    return new Verdict(probe.isConsumed(), perMinute, probe.getRemainingTokens(), seconds(nanos));
  }

  /**
   * What {@link #take} would say now, but takes nothing.
   *
   * @return with {@code resetSeconds} as if not allowed
   */
  public Verdict peek(String caller) {
    EstimationProbe probe = buckets.get(caller, unseen -> newBucket()).estimateAbilityToConsume(1);
    return new Verdict(
        probe.canBeConsumed(),
        perMinute,
        probe.getRemainingTokens(),
        seconds(probe.getNanosToWaitForRefill()));
  }

  /** Puts a request back into the bucket, because it is another's. */
  public void giveBack(String caller) {
    Bucket bucket = buckets.getIfPresent(caller);
    if (bucket != null) {
      bucket.addTokens(1);
    }
  }

  private static long seconds(long nanos) {
    return Math.max(1, (nanos + NANOS_PER_SECOND - 1) / NANOS_PER_SECOND);
  }

  private Bucket newBucket() {
    return Bucket.builder()
        .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
        .build();
  }
}
