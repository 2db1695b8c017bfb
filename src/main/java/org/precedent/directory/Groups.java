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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.precedent.audit.Action;
import org.precedent.audit.Audit;
import org.precedent.audit.Subject;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.GroupId;
import org.precedent.identity.InvalidException;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.Problem;
import org.precedent.platform.Constraints;
import org.precedent.platform.GroupVersion;
import org.precedent.platform.Sql;

/**
 * The groups: to find, create, change and delete them. A user sees the groups that he is in, an
 * administrator all. {@link GroupId#ALL_USERS} can be neither renamed nor deleted.
 */
@Stateless
public class Groups {

  private static final String NAME = "name";

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  @Inject Clock clock;
  @Inject Audit audit;
  @Inject NestingStore nesting;

  /**
   * The group as the caller sees it.
   *
   * @throws NotFoundException if there is no such group, or he may not see it
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Group get(Caller caller, GroupId id) {
    return list(caller, GroupQuery.of(new GroupCriterion.IdIn(List.of(id.value())))).stream()
        .findFirst()
        .orElseThrow(Groups::unknown);
  }

  /**
   * @throws NotFoundException if there is no such group, or the caller may not see it
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public void require(Caller caller, GroupId id) {
    if (names(caller, GroupQuery.of(new GroupCriterion.IdIn(List.of(id.value())))).isEmpty()) {
      throw unknown();
    }
  }

  /** The groups that the query asks for, as far as the caller may see them. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Group> list(Caller caller, GroupQuery query) {
    return GroupRows.read(entityManager, caller, query);
  }

  /**
   * Ids and names of the groups that the query asks for, as far as the caller may see them: costs
   * far less than {@link #list}, which counts who is in them.
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<GroupName> names(Caller caller, GroupQuery query) {
    return GroupRows.names(entityManager, caller, query);
  }

  /**
   * How many groups are directly in each of these; those that have none are left out.
   *
   * @throws AccessDeniedException unless the caller is an administrator
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Map<GroupId, Long> childCounts(Caller caller, Collection<GroupId> parents) {
    AccessRules.requireAdministrator(caller);
    Long[] ids = Sql.array(parents.stream().map(GroupId::value).toList());
    return Sql.rows(
            entityManager,
            """
            select parent_id, count(*) from group_nesting where parent_id = any(?1)
              group by parent_id
            """,
            (Object) ids)
        .stream()
        .collect(Collectors.toMap(row -> new GroupId(row.number()), row -> row.number()));
  }

  /**
   * Creates a group, with nobody in it.
   *
   * @throws InvalidException if the name is missing, wrong or taken
   */
  public Group create(Caller caller, GroupChanges content) {
    AccessRules.requireAdministrator(caller);
    String name = content.name().value().orElse("");
    check(name);
    GroupEntity group = new GroupEntity(clock.instant());
    group.rename(name);
    group.setCanAddToContentMetadata(content.canAddToContentMetadata().orKeep(true));
    entityManager.persist(group);
    save();
    nesting.created(group.id());
    audit.record(caller.user(), Action.GROUP_CREATED, Subject.of(group.id()));
    return get(caller, group.id());
  }

  /**
   * Changes a group.
   *
   * @throws NotFoundException if there is no such group
   * @throws AccessDeniedException if it is that of all users, or a directory's, and the name
   *     changes
   * @throws InvalidException if the name is wrong or taken
   */
  public Group update(Caller caller, GroupId id, GroupChanges content) {
    AccessRules.requireAdministrator(caller);
    GroupEntity group = locked(entityManager, id);
    if (content.name().given()) {
      rename(group, content.name().value().orElse(""));
    }
    content.canAddToContentMetadata().value().ifPresent(group::setCanAddToContentMetadata);
    group.touch(clock.instant());
    save();
    audit.record(caller.user(), Action.GROUP_UPDATED, Subject.of(id));
    GroupVersion.increase(entityManager);
    return get(caller, id);
  }

  /**
   * Deletes a group with its memberships and values. Groups and users in it stay.
   *
   * @throws NotFoundException if there is no such group
   * @throws AccessDeniedException if it is that of all users, or a directory has it
   */
  public void delete(Caller caller, GroupId id) {
    AccessRules.requireAdministrator(caller);
    if (id.equals(GroupId.ALL_USERS)) {
      throw new AccessDeniedException("The group of all users can't be deleted.");
    }
    nesting.deleting(
        id,
        () -> {
          GroupEntity group = locked(entityManager, id);
          requireDeletable(group);
          entityManager.remove(group);
          entityManager.flush();
        });
    audit.record(caller.user(), Action.GROUP_DELETED, Subject.of(id));
  }

  private static void requireDeletable(GroupEntity group) {
    if (group.externallyManaged() && !group.vanished()) {
      throw new AccessDeniedException("This group can be deleted in the directory only.");
    }
  }

  static GroupEntity locked(EntityManager entityManager, GroupId id) {
    GroupEntity group =
        entityManager.find(GroupEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
    if (group == null) {
      throw unknown();
    }
    return group;
  }

  static NotFoundException unknown() {
    return new NotFoundException("group");
  }

  private static void rename(GroupEntity group, String name) {
    if (name.equals(group.name())) {
      return;
    }
    if (group.id().equals(GroupId.ALL_USERS)) {
      throw new AccessDeniedException("The group of all users can't be renamed.");
    }
    if (group.externallyManaged()) {
      throw new AccessDeniedException("The directory decides what this group is called.");
    }
    check(name);
    group.rename(name);
  }

  private void save() {
    try {
      entityManager.flush();
    } catch (PersistenceException failure) {
      if (Constraints.isViolated(failure, "user_groups_unique_name")) {
        throw new InvalidException(Problem.taken(NAME));
      }
      throw failure;
    }
  }

  private static void check(String name) {
    if (name.isBlank()) {
      throw new InvalidException(Problem.missing(NAME));
    }
    Optional<Problem> problem = Text.problem(NAME, name, Text.MAX_NAME);
    if (problem.isPresent()) {
      throw new InvalidException(problem.get());
    }
  }
}
