package org.precedent.truenas;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import java.math.BigInteger;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.precedent.attribute.FreeName;
import org.precedent.attribute.named.Namespace;
import org.precedent.attribute.named.UnmanagedValues;
import org.precedent.identity.Caller;
import org.precedent.platform.json.JsonSource;
import org.precedent.platform.json.StrictJson;
import org.precedent.session.LogInToken;
import org.precedent.session.LogInTokens;
import org.precedent.session.Session;

/** Tokens for logging in again, made at log-in or by {@code auth.generate_token}. */
@ApplicationScoped
public class ReconnectTokens {

  static final Duration DEFAULT_TTL = Duration.ofMinutes(10);

  private static final FreeName PREFERENCES = new FreeName("preferences");
  private static final String LIFETIME = "lifetime";
  private static final long MIN_LIFETIME = 60;

  private static final BigInteger SHORTEST = BigInteger.ZERO;
  private static final BigInteger LONGEST = BigInteger.valueOf(Integer.MAX_VALUE);

  @Inject Clock clock;
  @Inject LogInTokens tokens;
  @Inject UnmanagedValues values;

  /**
   * A token for one log-in from the same address, as JSON. It lives as long as the user's own
   * setting says, if that is a usable number of seconds: whatever else stands there must keep
   * nobody out.
   */
  String create(Connection connection, LoggedIn loggedIn) {
    Session session = loggedIn.session();
    Duration ttl = lifetime(session.caller()).orElse(DEFAULT_TTL);
    return create(session, ttl, Optional.of(connection.peer().address()), true, true);
  }

  /** A token as JSON; it lives as long as its session at most. */
  String create(
      Session session, Duration ttl, Optional<String> origin, boolean singleUse, boolean logsIn) {
    Duration left = Duration.between(clock.instant(), session.expiresAt());
    Duration bounded = ttl.compareTo(left) > 0 ? left : ttl;
    LogInToken content = new LogInToken(bounded, origin, singleUse, logsIn);
    return JsonSource.quoted(tokens.create(session, content).reveal());
  }

  private Optional<Duration> lifetime(Caller caller) {
    OptionalLong seconds =
        values
            .find(caller, caller.user(), Namespace.UI, PREFERENCES)
            .map(found -> StrictJson.value(found.value().text()))
            .filter(JsonObject.class::isInstance)
            .map(preferences -> preferences.asJsonObject().get(LIFETIME))
            .filter(JsonNumber.class::isInstance)
            .map(JsonNumber.class::cast)
            .filter(JsonNumber::isIntegral)
            .stream()
            .mapToLong(number -> number.bigIntegerValue().min(LONGEST).max(SHORTEST).longValue())
            .findFirst();
    return seconds.isPresent() && seconds.getAsLong() >= MIN_LIFETIME
        ? Optional.of(Duration.ofSeconds(seconds.getAsLong()))
        : Optional.empty();
  }
}
