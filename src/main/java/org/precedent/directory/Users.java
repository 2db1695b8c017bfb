package org.precedent.directory;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.precedent.audit.Action;
import org.precedent.audit.Audit;
import org.precedent.audit.Subject;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.GroupId;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.Problem;
import org.precedent.identity.UserId;
import org.precedent.platform.Mutex;
import org.precedent.platform.Sql;

/**
 * The users: to find, create, change and delete them. Anybody may see the names of all, the rest
 * only administrators and the user himself.
 */
@Stateless
public class Users {

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  @Inject Clock clock;
  @Inject Audit audit;
  @Inject Administrators administrators;
  @Inject Groups groups;
  @Inject SearchKeysFinder keys;
  @Inject Event<UserChanged> changes;

  /** The user with that id, with all that belongs to him. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<User> find(UserId id) {
    return read(UserQuery.of(new UserCriterion.IdIn(List.of(id.value())))).stream().findFirst();
  }

  /**
   * What the caller may see of the user.
   *
   * @throws NotFoundException if there is no such user
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public User get(Caller caller, UserId id) {
    return find(id).orElseThrow(Users::unknown).visibleTo(caller);
  }

  /** What the caller may see of the users that the query asks for. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<User> list(Caller caller, UserQuery query) {
    UserQuery allowed = caller.administrator() ? query : query.forNamesOnly();
    return read(allowed).stream().map(user -> user.visibleTo(caller)).toList();
  }

  /**
   * What the caller may see of the users who are directly in a group.
   *
   * @throws NotFoundException if there is no such group that the caller may see
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<User> members(Caller caller, GroupId group, List<Sort> sorts, Page page) {
    groups.require(caller, group);
    UserQuery all = new UserQuery(List.of(), false, sorts, page);
    UserQuery allowed = caller.administrator() ? all : all.forNamesOnly();
    UserQuery members =
        new UserQuery(
            List.of(new UserCriterion.InGroup(List.of(group.value()))),
            false,
            allowed.sorts(),
            page);
    return read(members).stream().map(user -> user.visibleTo(caller)).toList();
  }

  /** The user whose entry in a directory has that immutable identifier. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<UserId> withDirectoryId(String directoryId) {
    if (!Text.storable(directoryId)) {
      return Optional.empty();
    }
    return Sql.rows(
            entityManager,
            "select id from users where directory_id = ?1 order by id limit 1",
            directoryId)
        .stream()
        .findFirst()
        .map(row -> new UserId(row.number()));
  }

  /** What would be wrong with a user who had that content. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Problem> problems(UserChanges content) {
    return UserRules.problems(content);
  }

  /**
   * Creates a user, who is in no group but that of all users, and has no role.
   *
   * @throws org.precedent.identity.InvalidException naming every wrong field
   */
  public User create(Caller caller, UserChanges content) {
    AccessRules.requireAdministrator(caller);
    UserRules.check(content);
    UserEntity user = new UserEntity(clock.instant());
    user.apply(content, clock.instant());
    entityManager.persist(user);
    entityManager.flush();
    audit.record(caller.user(), Action.USER_CREATED, Subject.of(user.id()));
    return find(user.id()).orElseThrow(Users::unknown);
  }

  /**
   * Changes a user. He himself may change all but whether he is disabled. That he is to be disabled
   * if he is, by whomever, or enabled if he is, changes nothing: it may be what was shown; see
   * {@link #setDisabled}.
   *
   * @throws NotFoundException if there is no such user
   * @throws AccessDeniedException if the last administrator would be disabled, or what a directory
   *     says of him changed
   * @throws org.precedent.identity.InvalidException naming every wrong field
   */
  public User update(Caller caller, UserId id, UserChanges content) {
    AccessRules.requireSelfOrAdministrator(caller, id);
    UserRules.check(content);
    if (content.disabled().given() && caller.administrator()) {
      administrators.lock();
    }
    UserEntity user = locked(id);
    UserChanges changed = content.unlessDisabledIs(user.disabled());
    if (changed.disabled().given()) {
      AccessRules.requireAdministrator(caller);
    }
    return apply(caller, user, changed);
  }

  /**
   * Disables a user by hand, also one whom a directory has disabled already, or ends that.
   *
   * @throws NotFoundException if there is no such user
   * @throws AccessDeniedException if the last administrator would be disabled, or a directory says
   *     that he is
   */
  public User setDisabled(Caller caller, UserId id, boolean disabled) {
    AccessRules.requireAdministrator(caller);
    administrators.lock();
    return apply(caller, locked(id), UserChanges.disabled(disabled));
  }

  private User apply(Caller caller, UserEntity user, UserChanges changed) {
    requireOpenToChange(user, changed);
    boolean before = user.disabled();
    user.apply(changed, clock.instant());
    entityManager.flush();
    if (user.disabled() != before) {
      administrators.requireOne();
      endSessions(user);
      changes.fire(new UserChanged(user.id()));
    }
    audit.record(caller.user(), Action.USER_UPDATED, Subject.of(user.id()));
    return find(user.id()).orElseThrow(Users::unknown);
  }

  /**
   * Deletes a user with all that belongs to him.
   *
   * @throws NotFoundException if there is no such user
   * @throws AccessDeniedException if it is the caller himself, or the last administrator
   */
  public void delete(Caller caller, UserId id) {
    AccessRules.requireAdministrator(caller);
    administrators.lock();
    // The mirror must not write of a user who is being deleted.
    Mutex.DIRECTORY.lock(entityManager);
    UserEntity user = locked(id);
    if (caller.is(id)) {
      throw new AccessDeniedException("Nobody can delete himself.");
    }
    entityManager.remove(user);
    entityManager.flush();
    administrators.requireOne();
    audit.record(caller.user(), Action.USER_DELETED, Subject.of(id));
    changes.fire(new UserChanged(id));
  }

  private static void requireOpenToChange(UserEntity user, UserChanges content) {
    if (!user.externallyManaged()) {
      return;
    }
    boolean renamed =
        !content
                .firstName()
                .appliedTo(Optional.of(user.firstName()))
                .orElse("")
                .equals(user.firstName())
            || !content
                .lastName()
                .appliedTo(Optional.of(user.lastName()))
                .orElse("")
                .equals(user.lastName());
    if (renamed) {
      throw new AccessDeniedException("The directory decides what this user is called.");
    }
    if (user.disabledByDirectory() && !content.disabled().orKeep(true)) {
      throw new AccessDeniedException("The directory has disabled this user.");
    }
  }

  // They must not revive when he is enabled again.
  private void endSessions(UserEntity user) {
    if (user.disabled()) {
      Sql.update(
          entityManager,
          "delete from session where user_id = ?1 or sudo_user_id = ?1",
          user.id().value());
    }
  }

  private List<User> read(UserQuery query) {
    return UserRows.read(entityManager, query, clock.instant(), keys.find());
  }

  private UserEntity locked(UserId id) {
    UserEntity user =
        entityManager.find(UserEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
    if (user == null) {
      throw unknown();
    }
    return user;
  }

  static NotFoundException unknown() {
    return new NotFoundException("user");
  }
}
