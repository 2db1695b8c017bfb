package org.precedent.zato;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precedent.attribute.FreeName;
import org.precedent.attribute.JsonText;
import org.precedent.attribute.named.ExpiryWrite;
import org.precedent.attribute.named.GivenValue;
import org.precedent.attribute.named.NamedWrite;
import org.precedent.identity.UserId;

/**
 * What a request says of attributes: {@code name} or {@code data}, and for each what it says
 * itself, else what the call says. For one request, one thread.
 */
final class AttributeInput {

  private static final String NAME = "name";
  private static final String DATA = "data";
  private static final String VALUE = "value";
  private static final String EXPIRATION = "expiration";
  private static final String ENCRYPT = "encrypt";
  private static final String USER_ID = "user_id";
  private static final BigDecimal MAX_SECONDS = BigDecimal.valueOf(100L * 365 * 24 * 60 * 60);
  private static final int MAX_SCALE = 30;
  private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000L);

  private final Input input;
  private final UserId user;
  private final Instant now;

  /**
   * @param user whose attributes are meant, where nothing else is said
   */
  AttributeInput(Input input, UserId user, Instant now) {
    this.input = input;
    this.user = user;
    this.now = now;
  }

  /**
   * The user that the call is about: {@code user_id}, else the caller.
   *
   * @throws RefusedException if nobody calls, whatever else is wrong
   */
  static UserId user(Call call) {
    UserId caller = call.caller().user();
    return call.input().text(USER_ID).map(UserIds::require).orElse(caller);
  }

  /** Whether it is the many form. */
  boolean isMany() {
    boolean many = input.has(DATA);
    if (many == input.has(NAME)) {
      throw RefusedException.invalid("Either name or data is required.");
    }
    return many;
  }

  /** The name. */
  FreeName name() {
    return new FreeName(input.required(NAME));
  }

  /** The name, or all names of {@code data}, each once. */
  Set<FreeName> names() {
    if (!isMany()) {
      return Set.of(name());
    }
    Set<FreeName> names = new LinkedHashSet<>();
    input.texts(DATA).orElseThrow().forEach(text -> names.add(new FreeName(text)));
    return names;
  }

  /** Whether expiries are to be moved, and no value is given. */
  boolean movesExpiry() {
    List<Input> items = items();
    long values = items.stream().filter(item -> item.mentions(VALUE)).count();
    if (values > 0 && values < items.size()) {
      throw RefusedException.invalid("Either all items or none must have a value.");
    }
    return values == 0 && items.stream().allMatch(this::mentionsExpiry);
  }

  /** The values to be written. */
  List<NamedWrite> writes() {
    List<Input> items = items();
    List<NamedWrite> writes = new ArrayList<>(items.size());
    for (Input item : items) {
      FreeName name = new FreeName(item.required(NAME));
      writes.add(new NamedWrite(owner(item), name, value(item), expiry(item), encrypt(item)));
    }
    return writes;
  }

  /** The expiries to be moved. */
  List<ExpiryWrite> expiries() {
    return items().stream()
        .map(item -> new ExpiryWrite(owner(item), new FreeName(item.required(NAME)), expiry(item)))
        .toList();
  }

  private List<Input> items() {
    return isMany() ? input.items(DATA) : List.of(input);
  }

  private UserId owner(Input item) {
    return item == input ? user : item.text(USER_ID).map(UserIds::require).orElse(user);
  }

  private boolean encrypt(Input item) {
    return item.flag(ENCRYPT).or(() -> input.flag(ENCRYPT)).orElse(false);
  }

  private boolean mentionsExpiry(Input item) {
    return item.mentions(EXPIRATION) || input.mentions(EXPIRATION);
  }

  private Optional<Instant> expiry(Input item) {
    return (item.mentions(EXPIRATION) ? item : input).number(EXPIRATION).map(this::after);
  }

  private Instant after(BigDecimal seconds) {
    // Digits without end would take time without end.
    if (seconds.signum() <= 0
        || Math.abs(seconds.scale()) > MAX_SCALE
        || seconds.compareTo(MAX_SECONDS) > 0) {
      throw RefusedException.invalid(
          "expiration must be a number of seconds from now, more than 0 and at most 100 years.");
    }
    BigDecimal nanos = seconds.multiply(NANOS).setScale(0, RoundingMode.UP);
    return now.plusNanos(nanos.longValueExact());
  }

  private static GivenValue value(Input item) {
    String source =
        item.source(VALUE).orElseThrow(() -> RefusedException.missing(item.named(VALUE)));
    JsonText json = new JsonText(source);
    return switch (source.charAt(0)) {
      case '"' -> new GivenValue.Text(json, item.required(VALUE));
      case 't' -> new GivenValue.Flag(json, true);
      case 'f' -> new GivenValue.Flag(json, false);
      case 'n', '{', '[' -> new GivenValue.Other(json);
      default -> new GivenValue.Number(json);
    };
  }
}
