package org.precedent.release.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.precedent.attribute.AttributeName;
import org.precedent.attribute.ReleasableValue;
import org.precedent.release.Allowed;
import org.precedent.release.Destination;
import org.precedent.release.ParsedUrl;
import org.precedent.release.RefusalReason;
import org.precedent.release.Refused;
import org.precedent.release.Release;
import org.precedent.release.Whitelist;

/**
 * Which attributes may be sent to a destination: all hidden ones must admit it; if there is none
 * among them, the server's own list must. Opens no value, sends nothing, resolves no name.
 */
@ApplicationScoped
public class DestinationChecks {

  @Inject KnownWhitelists whitelists;

  /** The decision on a destination. */
  DestinationCheck decide(
      ParsedUrl url, Collection<AttributeName> names, Map<AttributeName, ReleasableValue> values) {
    return check(
        url,
        names,
        values,
        (whitelist, destination) -> Release.decide(whitelist, destination) instanceof Allowed);
  }

  /**
   * What can be said before the values in the URL are known: whether anything on its scheme, host
   * and port is admitted.
   */
  DestinationCheck decideOrigin(
      ParsedUrl url, Collection<AttributeName> names, Map<AttributeName, ReleasableValue> values) {
    return check(url, names, values, Whitelist::admitsOrigin);
  }

  private DestinationCheck check(
      ParsedUrl url,
      Collection<AttributeName> names,
      Map<AttributeName, ReleasableValue> values,
      BiPredicate<Whitelist, Destination> admits) {
    Optional<Reason> whole = whole(url, values, admits);
    List<DestinationCheck.AttributeCheck> checks =
        names.stream()
            .map(
                name ->
                    DestinationCheck.AttributeCheck.of(
                        name,
                        whole.isPresent()
                            ? whole
                            : ofOne(
                                (Destination) url, Optional.ofNullable(values.get(name)), admits)))
            .toList();
    boolean allowed =
        whole.isEmpty() && checks.stream().allMatch(DestinationCheck.AttributeCheck::allowed);
    return new DestinationCheck(allowed, whole, checks);
  }

  private Optional<Reason> whole(
      ParsedUrl url,
      Map<AttributeName, ReleasableValue> values,
      BiPredicate<Whitelist, Destination> admits) {
    if (url instanceof Refused refused) {
      return Optional.of(Reason.of(refused.reason()));
    }
    if (values.values().stream().anyMatch(ReleasableValue::hidden)) {
      return Optional.empty();
    }
    boolean onList =
        whitelists.ofServer().filter(list -> admits.test(list, (Destination) url)).isPresent();
    return onList ? Optional.empty() : Optional.of(Reason.of(DeliveryReason.NOT_ON_ALLOWLIST));
  }

  private Optional<Reason> ofOne(
      Destination destination,
      Optional<ReleasableValue> found,
      BiPredicate<Whitelist, Destination> admits) {
    if (found.isEmpty()) {
      return Optional.of(Reason.of(DeliveryReason.UNKNOWN_ATTRIBUTE));
    }
    ReleasableValue value = found.get();
    if (value.hidden() && value.whitelist().isEmpty()) {
      return Optional.of(Reason.of(DeliveryReason.NO_WHITELIST));
    }
    if (value.hidden() && !admits(value, destination, admits)) {
      return Optional.of(Reason.of(RefusalReason.NOT_ON_WHITELIST));
    }
    return value.isSet() ? Optional.empty() : Optional.of(Reason.of(DeliveryReason.NO_VALUE));
  }

  private boolean admits(
      ReleasableValue value, Destination destination, BiPredicate<Whitelist, Destination> admits) {
    return value
        .whitelist()
        .flatMap(whitelists::of)
        .filter(list -> admits.test(list, destination))
        .isPresent();
  }
}
