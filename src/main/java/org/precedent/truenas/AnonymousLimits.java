package org.precedent.truenas;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * How often who is not logged in may call, by address and method: {@value #CALLS} in a minute. A
 * log-in that succeeds costs nothing, and nobody pays for another. Memory is bounded; what is
 * forgotten because there is too much of it is allowed. Thread-safe.
 */
@ApplicationScoped
public class AnonymousLimits {

  private static final int CALLS = 20;
  private static final int MAX_REMEMBERED = 100_000;
  private static final Duration PERIOD = Duration.ofMinutes(1);

  /** Clients ask for it before each log-in, and go on when they are told that it needs one. */
  private static final String ALWAYS_REFUSED = "core.subscribe";

  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder()
          .maximumSize(MAX_REMEMBERED)
          .expireAfterAccess(PERIOD.multipliedBy(2))
          .build();

  /**
   * Counts a call that is not a log-in; a log-in is counted when it fails.
   *
   * @throws RpcException if there were too many
   */
  void require(Peer peer, Method method) {
    if (method.name().equals(ALWAYS_REFUSED)) {
      return;
    }
    Bucket bucket = bucket(peer, method.name());
    boolean logIn = LogInMethods.NAMES.contains(method.name());
    if (logIn ? bucket.getAvailableTokens() == 0 : !bucket.tryConsume(1)) {
      ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
      throw RpcException.rateLimited(
          1 + Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds());
    }
  }

  /** Counts a log-in that failed. */
  void failed(Peer peer, String method) {
    bucket(peer, method).tryConsume(1);
  }

  private Bucket bucket(Peer peer, String method) {
    return buckets.get(
        method + " " + peer.address(),
        unseen ->
            Bucket.builder()
                .addLimit(limit -> limit.capacity(CALLS).refillIntervally(CALLS, PERIOD))
                .build());
  }
}
