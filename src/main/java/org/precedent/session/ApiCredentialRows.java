package org.precedent.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.Optional;
import org.precedent.audit.Action;
import org.precedent.audit.Audit;
import org.precedent.audit.Subject;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.UserId;
import org.precedent.platform.Constraints;

/** The rows of API credentials, for this package: nobody is asked here whether he may. */
@ApplicationScoped
public class ApiCredentialRows {

  /** What a log-in is checked against. */
  record Key(long credential, UserId user, SecretHash hash) {}

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  @Inject Clock clock;
  @Inject Audit audit;

  /**
   * A new one.
   *
   * @throws NotFoundException if there is no such user
   */
  NewApiCredential create(UserId creator, UserId user) {
    String secret = RandomText.bits256();
    ApiCredentialEntity credential = new ApiCredentialEntity(user, clock.instant());
    credential.setKey(RandomText.clientId(), SecretHash.ofGenerated(secret));
    entityManager.persist(credential);
    flush();
    audit.record(creator, Action.API_CREDENTIAL_CREATED, Subject.of(user));
    return new NewApiCredential(credential.credential(), secret);
  }

  /** What a log-in with that client id is checked against. */
  Optional<Key> key(String clientId) {
    return withClientId(clientId)
        .map(found -> new Key(found.id(), found.user(), found.secretHash()));
  }

  /** The one with that client id. */
  Optional<ApiCredentialEntity> withClientId(String clientId) {
    if (clientId.length() > 255 || clientId.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    return entityManager
        .createQuery(
            "select c from ApiCredentialEntity c where c.clientId = :clientId",
            ApiCredentialEntity.class)
        .setParameter("clientId", clientId)
        .getResultStream()
        .findFirst();
  }

  private void flush() {
    try {
      entityManager.flush();
    } catch (PersistenceException failure) {
      if (Constraints.isViolated(failure, "api_credential_user")) {
        throw new NotFoundException("user");
      }
      throw failure;
    }
  }
}
