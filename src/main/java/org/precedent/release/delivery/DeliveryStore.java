package org.precedent.release.delivery;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.precedent.audit.Action;
import org.precedent.audit.Audit;
import org.precedent.audit.Subject;
import org.precedent.platform.Constraints;
import org.precedent.platform.Sql;
import org.precedent.secrecy.SealedValue;

/** The table of deliveries. Each method is a transaction of its own. */
@Stateless
public class DeliveryStore {

  /** How long an idempotency key is honoured. */
  static final Duration KEY_LIFETIME = Duration.ofHours(24);

  /** The beginning of a statement that forgets idempotency keys. */
  static final String FORGET_KEY =
      "update delivery set key_hash = null, request_digest = null, request_key_id = null";

  private static final String INSERT =
      """
      insert into delivery (id, caller_id, user_id, method, origin, path, status, reason, started_at,
          key_hash, request_digest, request_key_id)
        values (?1, ?2, ?3, ?4, cast(?5 as varchar), cast(?6 as varchar), ?7, cast(?8 as varchar), ?9,
          cast(?10 as varchar), cast(?11 as bytea), cast(?12 as integer))
      """;

  private static final String COMPLETE =
      """
      update delivery set status = ?1, reason = cast(?2 as varchar), status_code = cast(?3 as integer),
          duration_ms = cast(?4 as bigint)
        where id = ?5
      """;

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  @Inject Clock clock;
  @Inject Audit audit;
  @Inject Claims claims;

  /**
   * Records a delivery: pending, so that it is known even if the server ends now, or refused.
   *
   * @param draft without an id
   * @return the same with its id
   * @throws KeyTakenException if the caller's idempotency key has a delivery already
   */
  public Delivery begin(Delivery draft, Optional<Claim> claim) {
    claim.ifPresent(this::forgetExpired);
    long id = Sql.rows(entityManager, "select nextval('delivery_id_seq')").get(0).number();
    insert(id, draft, claim);
    for (String name : draft.attributes()) {
      Sql.update(
          entityManager,
          "insert into delivery_attribute (delivery_id, name) values (?1, ?2)",
          id,
          name);
    }
    Delivery begun = DeliveryRows.withId(draft, id);
    boolean refused = begun.status() == DeliveryStatus.REFUSED;
    record(begun, refused ? Action.DELIVERY_REFUSED : Action.DELIVERY_ALLOWED);
    return begun;
  }

  private void record(Delivery delivery, Action action) {
    audit.record(
        delivery.caller(), action, Subject.of(delivery.user()).named(Long.toString(delivery.id())));
  }

  private void insert(long id, Delivery draft, Optional<Claim> claim) {
    Optional<SealedValue> digest = claim.map(claims::sealed);
    try {
      Sql.update(
          entityManager,
          INSERT,
          id,
          draft.caller().value(),
          draft.user().value(),
          draft.method().name(),
          draft.origin().orElse(null),
          draft.path().orElse(null),
          draft.status().code(),
          draft.reason().map(Reason::code).orElse(null),
          draft.startedAt(),
          claim.map(Claim::keyHash).orElse(null),
          digest.map(SealedValue::bytes).orElse(null),
          digest.map(SealedValue::keyId).orElse(null));
    } catch (PersistenceException failure) {
      if (Constraints.isViolated(failure, "delivery_idempotency_key")) {
        throw new KeyTakenException();
      }
      throw failure;
    }
  }

  private void forgetExpired(Claim claim) {
    Sql.update(
        entityManager,
        FORGET_KEY + " where caller_id = ?1 and key_hash = ?2 and started_at <= ?3",
        claim.caller(),
        claim.keyHash(),
        clock.instant().minus(KEY_LIFETIME));
  }

  /** Records how a delivery ended: after all refused, if nothing may connect to its addresses. */
  public void complete(Delivery delivery) {
    Sql.update(
        entityManager,
        COMPLETE,
        delivery.status().code(),
        delivery.reason().map(Reason::code).orElse(null),
        delivery.statusCode().orElse(null),
        delivery.duration().map(Duration::toMillis).orElse(null),
        delivery.id());
    if (delivery.status() == DeliveryStatus.REFUSED) {
      record(delivery, Action.DELIVERY_REFUSED);
    }
  }

  /** Lets the idempotency key of a delivery that was not sent be used again. */
  public void releaseKey(Delivery delivery) {
    Sql.update(entityManager, FORGET_KEY + " where id = ?1", delivery.id());
  }

  /** The earlier delivery under the caller's idempotency key, if the key still counts. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Earlier> earlier(Claim claim) {
    return Sql.rows(
            entityManager,
            "select request_digest, id from delivery"
                + " where caller_id = ?1 and key_hash = ?2 and started_at > ?3",
            claim.caller(),
            claim.keyHash(),
            clock.instant().minus(KEY_LIFETIME))
        .stream()
        .findFirst()
        .map(
            row -> {
              boolean same = claims.isSame(claim, row.bytes());
              return new Earlier(find(row.number()).orElseThrow(), same);
            });
  }

  /** The delivery of that id. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Delivery> find(long id) {
    return Sql.rows(entityManager, DeliverySql.SELECT + " where d.id = ?1", id).stream()
        .findFirst()
        .map(DeliveryRows::delivery);
  }

  /** The deliveries that the query asks for, newest first. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Delivery> list(DeliveryQuery query) {
    DeliverySql sql = new DeliverySql(query);
    return Sql.rows(entityManager, sql.text(), sql.parameters()).stream()
        .map(DeliveryRows::delivery)
        .toList();
  }

  /**
   * A delivery that was made under the same idempotency key.
   *
   * @param same whether it was of the same request
   */
  public record Earlier(Delivery delivery, boolean same) {}
}
