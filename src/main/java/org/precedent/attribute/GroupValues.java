package org.precedent.attribute;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.precedent.audit.Action;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.ChangedMeanwhileException;
import org.precedent.identity.GroupId;
import org.precedent.identity.InvalidException;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.Problem;
import org.precedent.identity.UserId;
import org.precedent.platform.Constraints;
import org.precedent.platform.GroupVersion;
import org.precedent.platform.database.StoreException;

/**
 * The values of groups, ranked within each definition. Writers of one definition take turns.
 * Thread-safe.
 */
@Stateless
public class GroupValues {

  @Resource(lookup = "java:app/jdbc/precedent")
  DataSource database;

  @Inject DefinitionCache definitions;
  @Inject DefinitionLoader loader;
  @Inject Sealing sealing;
  @Inject Clock clock;

  private interface Work<T> {
    T on(GroupValueStore store) throws SQLException;
  }

  /**
   * The values of a definition in order of precedence: for administrators all, for others those of
   * their own groups.
   *
   * @throws NotFoundException if there is no definition that the caller may view
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<GroupValue> list(Caller caller, DefinitionId id) {
    Definition definition = viewable(caller, id);
    Optional<UserId> member =
        caller.administrator() ? Optional.empty() : Optional.of(caller.user());
    return with(definition, store -> store.list(now(), member));
  }

  /** What would be wrong with {@link #replaceAll}, without the existence of the groups. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Problem> problems(Caller caller, DefinitionId id, List<GroupValueDraft> drafts) {
    return GroupValueRules.problems(viewable(caller, id), drafts);
  }

  /**
   * Replaces all values of a definition, or none. If the items have ranks, these count; else their
   * order.
   *
   * @return the values in order of precedence
   * @throws AccessDeniedException unless the caller is an administrator
   * @throws NotFoundException if there is no such definition
   * @throws InvalidException if an item breaks a rule or names no group
   */
  public List<GroupValue> replaceAll(Caller caller, DefinitionId id, List<GroupValueDraft> drafts) {
    return write(caller, id, (definition, store) -> replace(definition, store, caller, drafts));
  }

  /**
   * Sets the value of a group. It keeps its rank if it had a value, else it goes last.
   *
   * @throws AccessDeniedException unless the caller is an administrator
   * @throws NotFoundException if there is no such definition or group
   * @throws InvalidException if the text is no value of the definition's type
   */
  public GroupValue set(Caller caller, GroupId group, DefinitionId id, Optional<String> text) {
    return write(caller, id, (definition, store) -> setOne(definition, store, caller, group, text));
  }

  /**
   * Gives the values of a definition other ranks; expired ones, which nobody sees, go last.
   *
   * @param before the groups in the order that the caller has seen
   * @param after the same groups in the order that shall be
   * @throws AccessDeniedException unless the caller is an administrator
   * @throws NotFoundException if there is no such definition
   * @throws ChangedMeanwhileException if the order is another one by now
   * @throws InvalidException if they are not the same groups
   */
  public void reorder(Caller caller, DefinitionId id, List<GroupId> before, List<GroupId> after) {
    if (before.size() != after.size() || !Set.copyOf(before).equals(Set.copyOf(after))) {
      throw new InvalidException(Problem.invalid("rank", "These are not the groups with a value."));
    }
    write(
        caller,
        id,
        (definition, store) -> {
          List<GroupId> alive =
              store.list(now(), Optional.empty()).stream().map(GroupValue::group).toList();
          if (!alive.equals(before)) {
            throw new ChangedMeanwhileException();
          }
          List<GroupId> order = new ArrayList<>(after);
          Set<GroupId> seen = Set.copyOf(alive);
          store.order().stream().filter(group -> !seen.contains(group)).forEach(order::add);
          store.freeRanks();
          store.rank(order);
          store.audit(Action.GROUP_VALUES_REPLACED, Optional.empty(), caller.user(), now());
          return definition;
        });
  }

  /**
   * Deletes the value of a group, if it has one.
   *
   * @throws AccessDeniedException unless the caller is an administrator
   * @throws NotFoundException if there is no such definition or group
   */
  public void delete(Caller caller, GroupId group, DefinitionId id) {
    write(
        caller,
        id,
        (definition, store) -> {
          if (store.delete(group)) {
            store.audit(Action.GROUP_VALUE_DELETED, Optional.of(group), caller.user(), now());
          } else if (store.existing(List.of(group)).isEmpty()) {
            throw new NotFoundException("group");
          }
          return group;
        });
  }

  private GroupValue setOne(
      Definition definition,
      GroupValueStore store,
      Caller caller,
      GroupId group,
      Optional<String> text)
      throws SQLException {
    ValueRules.problem(definition, "value", text)
        .ifPresent(
            problem -> {
              throw new InvalidException(problem);
            });
    if (store.existing(List.of(group)).isEmpty()) {
      throw new NotFoundException("group");
    }
    StoredText stored = sealing.groupValue(definition, group, text.orElseThrow());
    if (!store.update(group, stored, caller.user(), now())) {
      store.insert(
          List.of(new GroupValueStore.Row(group, store.nextRank(), stored)), caller.user(), now());
    }
    store.audit(Action.GROUP_VALUE_SET, Optional.of(group), caller.user(), now());
    return store.find(now(), group).orElseThrow();
  }

  private List<GroupValue> replace(
      Definition definition, GroupValueStore store, Caller caller, List<GroupValueDraft> drafts)
      throws SQLException {
    refuse(GroupValueRules.problems(definition, drafts));
    List<GroupId> groups = drafts.stream().map(draft -> draft.group().orElseThrow()).toList();
    refuse(unknown(drafts, store.existing(groups)));
    Set<GroupId> before = store.groups();
    List<GroupValueStore.Row> rows = rows(definition, drafts);
    store.deleteAllBut(groups);
    store.freeRanks();
    store.update(
        rows.stream().filter(row -> before.contains(row.group())).toList(), caller.user(), now());
    store.insert(
        rows.stream().filter(row -> !before.contains(row.group())).toList(), caller.user(), now());
    store.audit(Action.GROUP_VALUES_REPLACED, Optional.empty(), caller.user(), now());
    return store.list(now(), Optional.empty());
  }

  private List<GroupValueStore.Row> rows(Definition definition, List<GroupValueDraft> drafts) {
    List<GroupValueStore.Row> rows = new ArrayList<>(drafts.size());
    for (GroupValueDraft draft : drafts) {
      GroupId group = draft.group().orElseThrow();
      StoredText stored = sealing.groupValue(definition, group, draft.text().orElseThrow());
      rows.add(new GroupValueStore.Row(group, draft.rank().orElse(rows.size() + 1), stored));
    }
    rows.sort(Comparator.comparingInt(GroupValueStore.Row::rank));
    return rows;
  }

  private static List<Problem> unknown(List<GroupValueDraft> drafts, Set<GroupId> existing) {
    return drafts.stream()
        .filter(draft -> !existing.contains(draft.group().orElseThrow()))
        .map(draft -> Problem.invalid(draft.place() + "group_id", "There is no such group."))
        .toList();
  }

  private interface LockedWork<T> {
    T on(Definition definition, GroupValueStore store) throws SQLException;
  }

  private <T> T write(Caller caller, DefinitionId id, LockedWork<T> work) {
    AccessRules.requireAdministrator(caller);
    try (Connection connection = database.getConnection()) {
      if (!GroupValueStore.lock(connection, id)) {
        throw new NotFoundException("definition");
      }
      // Only now, under the lock, does the definition stand still.
      Definition definition = standing(GroupValueStore.metadataVersion(connection), id);
      ValueRules.requireStored(definition);
      T result = work.on(definition, new GroupValueStore(connection, definition));
      GroupVersion.increase(connection);
      return result;
    } catch (SQLException failure) {
      if (Constraints.isViolated(failure, "group_value_group")) {
        throw new NotFoundException("group");
      }
      throw new StoreException(failure);
    }
  }

  // Read over this transaction's connection: who waits for a second one may wait for himself.
  private Definition standing(long version, DefinitionId id) {
    DefinitionSnapshot known = definitions.current();
    return known.version() >= version
        ? known.find(id).orElseThrow(() -> new NotFoundException("definition"))
        : loader.inTransaction(id).orElseThrow(() -> new NotFoundException("definition"));
  }

  private <T> T with(Definition definition, Work<T> work) {
    try (Connection connection = database.getConnection()) {
      return work.on(new GroupValueStore(connection, definition));
    } catch (SQLException failure) {
      throw new StoreException(failure);
    }
  }

  private Definition viewable(Caller caller, DefinitionId id) {
    return definitions
        .fresh()
        .find(id)
        .filter(definition -> AccessRules.mayView(caller, definition.userCanView()))
        .orElseThrow(() -> new NotFoundException("definition"));
  }

  private static void refuse(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new InvalidException(problems);
    }
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }
}
