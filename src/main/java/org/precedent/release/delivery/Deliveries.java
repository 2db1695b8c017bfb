package org.precedent.release.delivery;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.precedent.attribute.AttributeName;
import org.precedent.attribute.ReleasableValue;
import org.precedent.attribute.ReleasedValues;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.InvalidException;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.Problem;
import org.precedent.identity.UserId;
import org.precedent.release.Destination;
import org.precedent.release.ParsedUrl;

/**
 * The delivery of values: this server sends them, to destinations that are allowed, and keeps a
 * record. Thread-safe. Holds no transaction while it sends.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Deliveries {

  @Inject ReleasedValues released;
  @Inject DestinationChecks checks;
  @Inject Preparation preparation;
  @Inject DeliveryStore store;
  @Inject DestinationClient client;
  @Inject Clock clock;
  @Inject Event<DeliveryEnded> ends;

  /**
   * Whether a user's values may be sent to a URL. Nothing is sent or recorded, and no name is
   * resolved.
   *
   * @param url without placeholders; one that is none is refused with its reason
   * @throws AccessDeniedException unless the caller is the user or an administrator
   * @throws NotFoundException if there is no such user
   */
  public DestinationCheck check(
      Caller caller, UserId user, String url, Collection<AttributeName> names) {
    Set<AttributeName> distinct = new LinkedHashSet<>(names);
    Map<AttributeName, ReleasableValue> values = released.find(caller, user, distinct);
    return checks.decide(Destination.parse(url), distinct, values);
  }

  /**
   * Sends a request with a user's values filled in, if all of them may go where it goes; or gives
   * what became of it earlier under the same key.
   *
   * @return the record, also of what was refused or failed
   * @throws AccessDeniedException unless the caller is the user or an administrator
   * @throws NotFoundException if there is no such user
   * @throws InvalidException if the request can't be sent, whatever the values; or the key came
   *     with another request
   * @throws DeliveryUnderWayException if the same is being sent
   */
  public Delivery deliver(Caller caller, DeliveryRequest request, Optional<IdempotencyKey> key) {
    AccessRules.requireMayRelease(caller, request.user());
    DeliveryTemplate template = DeliveryTemplate.parse(request);
    Optional<Claim> claim = key.map(text -> Claim.of(caller, text, request));
    Optional<Delivery> earlier = claim.flatMap(store::earlier).map(Deliveries::repeated);
    if (earlier.isPresent()) {
      return earlier.get();
    }
    Map<AttributeName, ReleasableValue> values =
        released.find(caller, request.user(), template.names());
    Prepared prepared = preparation.prepare(template, values);
    try {
      return send(caller, request, template, prepared, claim);
    } catch (KeyTakenException concurrent) {
      return claim
          .flatMap(store::earlier)
          .map(Deliveries::repeated)
          .orElseThrow(DeliveryUnderWayException::new);
    }
  }

  /**
   * The deliveries that the query asks for, newest first: of all users to administrators, his own
   * to a user.
   *
   * @throws AccessDeniedException if a user asks for those of another
   */
  public List<Delivery> list(Caller caller, DeliveryQuery query) {
    if (!caller.administrator()) {
      query.user().ifPresent(user -> AccessRules.requireSelfOrAdministrator(caller, user));
      return store.list(query.of(caller.user()));
    }
    return store.list(query);
  }

  private static Delivery repeated(DeliveryStore.Earlier earlier) {
    if (!earlier.same()) {
      throw new InvalidException(
          Problem.invalid(
              "Idempotency-Key", "The Idempotency-Key came with another request before."));
    }
    if (earlier.delivery().status() == DeliveryStatus.PENDING) {
      throw new DeliveryUnderWayException();
    }
    return earlier.delivery();
  }

  private Delivery send(
      Caller caller,
      DeliveryRequest request,
      DeliveryTemplate template,
      Prepared prepared,
      Optional<Claim> claim) {
    if (prepared instanceof Prepared.TurnedDown down) {
      Delivery refused = draft(caller, request, template, down.url(), Optional.of(down.reason()));
      return told(store.begin(refused, claim));
    }
    OutgoingRequest outgoing = ((Prepared.Ready) prepared).request();
    Delivery pending =
        store.begin(
            draft(caller, request, template, outgoing.destination(), Optional.empty()), claim);
    long start = System.nanoTime();
    Sending sending = client.send(outgoing);
    Delivery ended = ended(pending, sending, Duration.ofNanos(System.nanoTime() - start));
    store.complete(ended);
    if (sending instanceof Sending.NotNow) {
      store.releaseKey(ended);
    }
    return told(ended);
  }

  private Delivery told(Delivery ended) {
    ends.fire(new DeliveryEnded(ended));
    return ended;
  }

  private Delivery draft(
      Caller caller,
      DeliveryRequest request,
      DeliveryTemplate template,
      ParsedUrl url,
      Optional<Reason> reason) {
    Optional<Destination> destination =
        Optional.of(url).filter(Destination.class::isInstance).map(Destination.class::cast);
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return new Delivery(
        0,
        caller.user(),
        request.user(),
        request.method(),
        destination.map(Destination::origin),
        destination.map(template.url()::recordedPath),
        template.names().stream().map(AttributeName::text).sorted().toList(),
        reason.isPresent() ? DeliveryStatus.REFUSED : DeliveryStatus.PENDING,
        reason,
        Optional.empty(),
        Optional.empty(),
        now);
  }

  private static Delivery ended(Delivery pending, Sending sending, Duration took) {
    if (sending instanceof Sending.Answered answered) {
      return DeliveryRows.ended(
          pending,
          DeliveryStatus.DELIVERED,
          Optional.empty(),
          Optional.of(answered.status()),
          took);
    }
    if (sending instanceof Sending.Blocked blocked) {
      return DeliveryRows.ended(
          pending, DeliveryStatus.REFUSED, Optional.of(blocked.reason()), Optional.empty(), took);
    }
    Reason reason =
        sending instanceof Sending.Failed failed
            ? failed.reason()
            : ((Sending.NotNow) sending).reason();
    return DeliveryRows.ended(
        pending, DeliveryStatus.FAILED, Optional.of(reason), Optional.empty(), took);
  }
}
