package org.precedent.session;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.precedent.audit.Action;
import org.precedent.audit.Audit;
import org.precedent.audit.Subject;
import org.precedent.directory.UserChanged;
import org.precedent.directory.Users;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.UserId;
import org.precedent.platform.Sql;

/** The client ids with which programs log in. Administrators create and delete them. */
@Stateless
public class ApiCredentials {

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  @Inject Audit audit;
  @Inject ApiCredentialRows rows;
  @Inject Users users;
  @Inject Event<UserChanged> changes;

  /**
   * The user's credentials, by id.
   *
   * @throws NotFoundException if there is no such user
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<ApiCredential> list(Caller caller, UserId user) {
    AccessRules.requireSelfOrAdministrator(caller, user);
    List<ApiCredential> credentials = of(List.of(user)).getOrDefault(user, List.of());
    if (credentials.isEmpty()) {
      users.get(caller, user);
    }
    return credentials;
  }

  /** The credentials of several users, in one query. Users without any are left out. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Map<UserId, List<ApiCredential>> of(Collection<UserId> owners) {
    return Sql.rows(
            entityManager,
            """
            select id, user_id, client_id, purpose, disabled, created_at
            from api_credential where user_id = any(?1) order by id
            """,
            (Object) Sql.array(owners.stream().map(UserId::value).toList()))
        .stream()
        .map(
            row ->
                new ApiCredential(
                    row.number(),
                    new UserId(row.number()),
                    row.text(),
                    row.optionalText(),
                    row.flag(),
                    row.time()))
        .collect(Collectors.groupingBy(ApiCredential::user));
  }

  /**
   * One of the user's credentials.
   *
   * @throws NotFoundException if he has none with that id
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public ApiCredential get(Caller caller, UserId user, long id) {
    AccessRules.requireSelfOrAdministrator(caller, user);
    return find(user, id).credential();
  }

  /** The user who logs in with that client id. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<UserId> owner(String clientId) {
    return rows.withClientId(clientId).map(ApiCredentialEntity::user);
  }

  /**
   * Creates a credential. Its secret is in the answer only.
   *
   * @throws NotFoundException if there is no such user
   */
  public NewApiCredential create(Caller caller, UserId user) {
    AccessRules.requireAdministrator(caller);
    users.get(caller, user);
    // H2 does not lock what a foreign key refers to: the key of a user deleted meanwhile would
    // stay.
    Sql.rows(entityManager, "select id from users where id = ?1 for update", user.value());
    return rows.create(caller.user(), user);
  }

  /**
   * Deletes one of the user's credentials, and with it the sessions that were begun with it.
   *
   * @throws NotFoundException if he has none with that id
   */
  public void delete(Caller caller, UserId user, long id) {
    AccessRules.requireAdministrator(caller);
    entityManager.remove(find(user, id));
    entityManager.flush();
    audit.record(caller.user(), Action.API_CREDENTIAL_DELETED, Subject.of(user));
    changes.fire(new UserChanged(user));
  }

  /**
   * Disables one of the user's credentials, or enables it again. While it is disabled, the sessions
   * that were begun with it are dead.
   *
   * @throws NotFoundException if he has none with that id
   */
  public ApiCredential setDisabled(Caller caller, UserId user, long id, boolean disabled) {
    AccessRules.requireAdministrator(caller);
    ApiCredentialEntity credential = find(user, id);
    credential.setDisabled(disabled);
    entityManager.flush();
    audit.record(caller.user(), Action.API_CREDENTIAL_UPDATED, Subject.of(user));
    changes.fire(new UserChanged(user));
    return credential.credential();
  }

  private ApiCredentialEntity find(UserId user, long id) {
    ApiCredentialEntity credential = entityManager.find(ApiCredentialEntity.class, id);
    if (credential == null || !credential.user().equals(user)) {
      throw new NotFoundException("credential");
    }
    return credential;
  }
}
