package org.precedent.session;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.precedent.audit.Action;
import org.precedent.audit.Audit;
import org.precedent.audit.Subject;
import org.precedent.directory.Administrators;
import org.precedent.identity.UserId;

/** Sees to it, at each start, that somebody can administrate this server. */
@Stateless
public class FirstAdministrator {

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  @Inject Clock clock;
  @Inject Audit audit;
  @Inject Administrators administrators;
  @Inject ApiCredentialRows credentials;

  /**
   * Creates an administrator with a credential, unless there is an administrator.
   *
   * @return the credential, to be told to whoever starts the server; empty if there was one
   */
  public Optional<NewApiCredential> generate() {
    administrators.lock();
    if (administrators.exists()) {
      return Optional.empty();
    }
    UserId user = administrators.create();
    return Optional.of(credentials.create(user, user));
  }

  /**
   * Makes the credential that the configuration names work, for an administrator who is not
   * disabled. The one that it named before stops working.
   */
  public void configure(String clientId, String clientSecret) {
    administrators.lock();
    List<ApiCredentialEntity> before = configured();
    ApiCredentialEntity credential =
        credentials
            .withClientId(clientId)
            .or(() -> before.stream().findFirst())
            .orElseGet(this::added);
    before.stream().filter(other -> other != credential).forEach(entityManager::remove);
    entityManager.flush();
    boolean same = credential.isFor(clientId) && credential.secretHash().matches(clientSecret);
    if (!same) {
      credential.setKey(clientId, SecretHash.ofChosen(clientSecret));
    }
    credential.setConfigured(true);
    credential.setDisabled(false);
    entityManager.persist(credential);
    entityManager.flush();
    administrators.restore(credential.user());
    if (!same) {
      audit.record(credential.user(), Action.API_CREDENTIAL_UPDATED, Subject.of(credential.user()));
    }
  }

  private ApiCredentialEntity added() {
    UserId user = administrators.first().orElseGet(administrators::create);
    return new ApiCredentialEntity(user, clock.instant());
  }

  private List<ApiCredentialEntity> configured() {
    return entityManager
        .createQuery(
            "select c from ApiCredentialEntity c where c.configured = true order by c.id",
            ApiCredentialEntity.class)
        .getResultList();
  }
}
