package org.precedent.release.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.precedent.attribute.AttributeName;
import org.precedent.attribute.ReleasableValue;
import org.precedent.attribute.ReleasedValues;
import org.precedent.attribute.UnreadableValueException;
import org.precedent.release.Destination;
import org.precedent.release.ParsedUrl;

/**
 * Decides on a delivery and fills its values in. No hidden value is opened before its whitelist
 * admits the destination: one that stands in the URL itself, and so decides which destination it
 * is, not before it admits the origin; all others not before it admits the whole URL.
 */
@ApplicationScoped
public class Preparation {

  private static final String STAND_IN = "x";

  @Inject DestinationChecks checks;
  @Inject ReleasedValues released;

  /** The request as it is sent, or why it is not. */
  Prepared prepare(DeliveryTemplate template, Map<AttributeName, ReleasableValue> values) {
    ParsedUrl shown = standIn(template);
    try {
      require(checks.decideOrigin(shown, template.names(), values));
      Destination destination = destination(template, values);
      return new Prepared.Ready(filled(template, destination, values));
    } catch (Refusal refusal) {
      return new Prepared.TurnedDown(shown, refusal.reason());
    }
  }

  /** Where it goes, once all whitelists admit it. */
  private Destination destination(
      DeliveryTemplate template, Map<AttributeName, ReleasableValue> values) throws Refusal {
    try {
      ParsedUrl url = template.url().fill(name -> open(values, name));
      require(checks.decide(url, template.names(), values));
      return (Destination) url;
    } catch (Refusal refusal) {
      throw neutral(refusal, template, values);
    }
  }

  /** Hidden values in the URL are told by nothing but that it is refused: not by the reason. */
  private static Refusal neutral(
      Refusal refusal, DeliveryTemplate template, Map<AttributeName, ReleasableValue> values) {
    boolean hidden =
        template.url().names().stream()
            .anyMatch(name -> Objects.requireNonNull(values.get(name)).hidden());
    boolean unreadable = refusal.reason().equals(Reason.of(DeliveryReason.UNREADABLE_VALUE));
    return hidden && !unreadable ? new Refusal(DeliveryReason.NOT_ADMITTED) : refusal;
  }

  private static ParsedUrl standIn(DeliveryTemplate template) {
    try {
      return template.url().fill(name -> STAND_IN);
    } catch (Refusal impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void require(DestinationCheck check) throws Refusal {
    Optional<Reason> reason = check.firstReason();
    if (reason.isPresent()) {
      throw new Refusal(reason.get());
    }
  }

  private OutgoingRequest filled(
      DeliveryTemplate template,
      Destination destination,
      Map<AttributeName, ReleasableValue> values)
      throws Refusal {
    Template.Filling filling = name -> open(values, name);
    List<OutgoingHeader> headers = new ArrayList<>();
    for (HeaderTemplate header : template.headers()) {
      headers.add(header.fill(filling));
    }
    if (template.headers().stream().noneMatch(header -> header.key().equals("content-type"))) {
      template
          .body()
          .contentType()
          .ifPresent(type -> headers.add(new OutgoingHeader("Content-Type", type)));
    }
    Optional<byte[]> body = template.body().fill(filling);
    return new OutgoingRequest(template.method(), destination, headers, body);
  }

  private String open(Map<AttributeName, ReleasableValue> values, AttributeName name)
      throws Refusal {
    try {
      return released.open(Objects.requireNonNull(values.get(name)));
    } catch (UnreadableValueException unreadable) {
      throw new Refusal(DeliveryReason.UNREADABLE_VALUE);
    }
  }
}
