package org.precedent.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How often passwords may be guessed: few times for one account at one place, more often for one
 * account from everywhere and for one client. The last two don't hold where that account logged in
 * before, so that guessing keeps nobody out who logs in where he always does. A log-in that
 * succeeds costs nothing. What is not remembered because there is too much of it, is allowed.
 * Thread-safe.
 */
@ApplicationScoped
public class LogInLimits {

  private static final int MAX_REMEMBERED = 100_000;
  private static final Duration PERIOD = Duration.ofMinutes(5);
  private static final int ATTEMPTS_AT_ONE_PLACE = 10;
  private static final int ATTEMPTS_AT_ONE_ACCOUNT = 100;
  private static final int ATTEMPTS_OF_ONE_CLIENT = 300;

  private final Cache<String, Bucket> buckets =
      Caffeine.newBuilder().maximumSize(MAX_REMEMBERED).expireAfterAccess(PERIOD).build();
  private final Cache<String, Boolean> usual =
      Caffeine.newBuilder()
          .maximumSize(MAX_REMEMBERED)
          .expireAfterAccess(Duration.ofDays(30))
          .build();

  /** What came of asking for an attempt: it is paid for, or it may be tried later. */
  sealed interface Permit {

    /** The attempt may go on. */
    record Paid(String place, List<Bucket> buckets) implements Permit {}

    /** Not before that time. */
    record Later(Duration retryAfter) implements Permit {}
  }

  /** Asks for an attempt for an account. */
  Permit ask(String account, LogInSource source) {
    String place = account + "\n" + source.place();
    List<Bucket> paid = new ArrayList<>();
    for (Bucket bucket : limitsOf(account, place, source)) {
      ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
      if (!probe.isConsumed()) {
        paid.forEach(one -> one.addTokens(1));
        return new Permit.Later(Duration.ofNanos(probe.getNanosToWaitForRefill()));
      }
      paid.add(bucket);
    }
    return new Permit.Paid(place, paid);
  }

  /** Gives back what an attempt cost that succeeded, and remembers where. */
  void succeeded(Permit.Paid permit) {
    permit.buckets().forEach(bucket -> bucket.addTokens(1));
    usual.put(permit.place(), true);
  }

  /** Gives back what an attempt cost at which nothing was found out, or nothing was won. */
  void undecided(Permit.Paid permit) {
    permit.buckets().forEach(bucket -> bucket.addTokens(1));
  }

  private List<Bucket> limitsOf(String account, String place, LogInSource source) {
    Bucket here = bucket("place " + place, ATTEMPTS_AT_ONE_PLACE);
    if (Optional.ofNullable(usual.getIfPresent(place)).isPresent()) {
      return List.of(here);
    }
    return List.of(
        here,
        bucket("account " + account, ATTEMPTS_AT_ONE_ACCOUNT),
        bucket("client " + source.client(), ATTEMPTS_OF_ONE_CLIENT));
  }

  private Bucket bucket(String key, int attempts) {
    return buckets.get(
        key,
        unseen ->
            Bucket.builder()
                .addLimit(limit -> limit.capacity(attempts).refillGreedy(attempts, PERIOD))
                .build());
  }
}
