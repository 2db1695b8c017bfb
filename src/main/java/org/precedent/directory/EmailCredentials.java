package org.precedent.directory;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.precedent.audit.Action;
import org.precedent.audit.Audit;
import org.precedent.audit.Subject;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.Change;
import org.precedent.identity.ConflictException;
import org.precedent.identity.InvalidException;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.Problem;
import org.precedent.identity.UserId;
import org.precedent.platform.Constraints;
import org.precedent.platform.Sql;

/**
 * The mail addresses that users log in with: at most one per user, unique without regard to case.
 * The user's own address is always the same as his credential's.
 */
@Stateless
public class EmailCredentials {

  private static final String EMAIL = "email";

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  @Inject Clock clock;
  @Inject Audit audit;
  @Inject Users users;

  /**
   * The user's credential.
   *
   * @throws NotFoundException if there is no such user, or he has none
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public EmailCredential get(Caller caller, UserId user) {
    AccessRules.requireSelfOrAdministrator(caller, user);
    return users.find(user).flatMap(User::emailCredential).orElseThrow(this::none);
  }

  /** The user who logs in with that address. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<UserId> owner(String email) {
    if (!Text.storable(email)) {
      return Optional.empty();
    }
    return Sql.rows(
            entityManager,
            "select user_id from email_credential where email_key = ?1",
            EmailCredentialEntity.key(email))
        .stream()
        .findFirst()
        .map(row -> new UserId(row.number()));
  }

  /** What would be wrong with giving somebody a credential of that address. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Problem> problems(String email) {
    List<Problem> problems = Text.emailProblems(EMAIL, email);
    return problems.isEmpty() && owner(email).isPresent()
        ? List.of(Problem.taken(EMAIL))
        : problems;
  }

  /** What would be wrong with giving that user, who may have it already, that address. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Problem> problems(UserId user, String email) {
    return Text.emailProblems(EMAIL, email).isEmpty() && owner(email).equals(Optional.of(user))
        ? List.of()
        : problems(email);
  }

  /**
   * Gives the user a credential.
   *
   * @throws NotFoundException if there is no such user
   * @throws AccessDeniedException if he comes from a directory
   * @throws ConflictException if he has one already
   * @throws InvalidException if it is no mail address, or somebody else's
   */
  public EmailCredential create(
      Caller caller, UserId user, Change<String> email, Change<Boolean> forcedPasswordReset) {
    AccessRules.requireAdministrator(caller);
    String address = email.value().orElseThrow(() -> invalid(Problem.missing(EMAIL)));
    check(address);
    UserEntity owner = owner(user);
    if (entityManager.find(EmailCredentialEntity.class, user.value()) != null) {
      throw new ConflictException(EMAIL);
    }
    EmailCredentialEntity credential = new EmailCredentialEntity(user, clock.instant());
    credential.setEmail(address);
    credential.setForcedPasswordReset(forcedPasswordReset.orKeep(false));
    entityManager.persist(credential);
    return saved(caller, owner, address, Action.EMAIL_CREDENTIAL_CREATED);
  }

  /**
   * Changes the user's credential.
   *
   * @throws NotFoundException if there is no such user, or he has none
   * @throws InvalidException if it is no mail address, or somebody else's
   */
  public EmailCredential update(
      Caller caller, UserId user, Change<String> email, Change<Boolean> forcedPasswordReset) {
    AccessRules.requireAdministrator(caller);
    UserEntity owner = owner(user);
    EmailCredential current = get(caller, user);
    if (email.given() && email.value().isEmpty()) {
      throw invalid(Problem.missing(EMAIL));
    }
    String address = email.orKeep(current.email());
    check(address);
    EmailCredentialEntity credential = find(user);
    credential.setEmail(address);
    credential.setForcedPasswordReset(forcedPasswordReset.orKeep(current.forcedPasswordReset()));
    return saved(caller, owner, address, Action.EMAIL_CREDENTIAL_UPDATED);
  }

  /**
   * Takes the user's credential away, and with it his address.
   *
   * @throws NotFoundException if there is no such user, or he has none
   */
  public void delete(Caller caller, UserId user) {
    AccessRules.requireAdministrator(caller);
    UserEntity owner = owner(user);
    entityManager.remove(find(user));
    owner.setEmail("");
    entityManager.flush();
    audit.record(caller.user(), Action.EMAIL_CREDENTIAL_DELETED, Subject.of(user));
  }

  private EmailCredential saved(Caller caller, UserEntity owner, String email, Action action) {
    owner.setEmail(email);
    try {
      entityManager.flush();
    } catch (PersistenceException failure) {
      if (Constraints.isViolated(failure, "email_credential_email")) {
        throw invalid(Problem.taken(EMAIL));
      }
      throw failure;
    }
    audit.record(caller.user(), action, Subject.of(owner.id()));
    return get(caller, owner.id());
  }

  private UserEntity owner(UserId user) {
    UserEntity owner =
        entityManager.find(UserEntity.class, user.value(), LockModeType.PESSIMISTIC_WRITE);
    if (owner == null) {
      throw Users.unknown();
    }
    if (owner.externallyManaged()) {
      throw new AccessDeniedException("The directory decides what address this user has.");
    }
    return owner;
  }

  private EmailCredentialEntity find(UserId user) {
    EmailCredentialEntity credential =
        entityManager.find(EmailCredentialEntity.class, user.value());
    if (credential == null) {
      throw none();
    }
    return credential;
  }

  private NotFoundException none() {
    return new NotFoundException("email credential");
  }

  private static void check(String email) {
    List<Problem> problems = Text.emailProblems(EMAIL, email);
    if (!problems.isEmpty()) {
      throw new InvalidException(problems);
    }
  }

  private static InvalidException invalid(Problem problem) {
    return new InvalidException(problem);
  }
}
