package org.precedent.truenas;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * How often who is not logged in may call, by address and method: {@value #CALLS} in a minute.
 * Log-ins are not counted here: many clients may have one address, and one who guesses would keep
 * the others out. Who guesses passwords is for {@link org.precedent.session.LogInLimits}, which
 * knows who logs in where; a token is tried before its failure counts. Memory is bounded; what is
 * forgotten because there is too much of it is allowed. Thread-safe.
 */
@ApplicationScoped
public class AnonymousLimits {

  private static final Logger LOG = Logger.getLogger(AnonymousLimits.class.getName());
  private static final int CALLS = 20;
  private static final int MAX_REMEMBERED = 100_000;
  private static final Duration PERIOD = Duration.ofMinutes(1);

  /** Clients ask for it before each log-in, and go on when they are told that it needs one. */
  private static final String ALWAYS_REFUSED = "core.subscribe";

  private static final String WRONG_TOKEN = "wrong token";

  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder()
          .maximumSize(MAX_REMEMBERED)
          .expireAfterAccess(PERIOD.multipliedBy(2))
          .build();

  /**
   * Counts a call.
   *
   * @throws RpcException if there were too many
   */
  void require(Peer peer, Method method) {
    if (!isUsual(method) && method.pace() != Pace.LOG_IN) {
      take(peer, method.name());
    }
  }

  /** Whether every client calls it before its log-in, though it needs one. */
  static boolean isUsual(Method method) {
    return method.name().equals(ALWAYS_REFUSED);
  }

  /**
   * Counts a token that was wrong.
   *
   * @throws RpcException if there were too many
   */
  void wrongToken(Peer peer) {
    take(peer, WRONG_TOKEN);
  }

  /** What is refused: of each kind, so many are written down that one does not hide another. */
  enum Refusal {
    LOG_IN,
    CALL,
    CALL_OF_NOBODY
  }

  /**
   * Writes down a refusal that nothing else limits, unless there were too many: the audit must not
   * grow without end. If that fails, it is refused all the same.
   *
   * @param row writes it
   */
  void note(Peer peer, Refusal refusal, Runnable row) {
    if (bucket(peer, refusal.name()).tryConsume(1)) {
      try {
        row.run();
      } catch (RuntimeException failure) {
        LOG.log(Level.WARNING, "A refusal could not be written down", failure);
      }
    }
  }

  private void take(Peer peer, String what) {
    ConsumptionProbe probe = bucket(peer, what).tryConsumeAndReturnRemaining(1);
    if (!probe.isConsumed()) {
      throw RpcException.rateLimited(
          1 + Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds());
    }
  }

  private Bucket bucket(Peer peer, String what) {
    return buckets.get(
        what + " " + peer.countedAs(),
        unseen ->
            Bucket.builder()
                .addLimit(limit -> limit.capacity(CALLS).refillIntervally(CALLS, PERIOD))
                .build());
  }
}
