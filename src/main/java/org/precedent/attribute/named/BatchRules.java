package org.precedent.attribute.named;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.precedent.attribute.AttributeRef;
import org.precedent.attribute.Definition;
import org.precedent.attribute.DefinitionId;
import org.precedent.attribute.DefinitionSnapshot;
import org.precedent.attribute.ValueRules;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.Problem;

/** Holds the items of a batch against the rules. For one thread and one batch. */
final class BatchRules {

  private static final int MAX_PROBLEMS = 100;

  /** An item with the definition that it means. */
  record Checked(BatchItem item, Definition definition) {}

  private record Key(long user, DefinitionId definition) {}

  private final List<Problem> problems = new ArrayList<>();
  private final List<Checked> checked = new ArrayList<>();
  private final Map<Key, Integer> seen = new HashMap<>();

  /**
   * Looks at all items.
   *
   * @param users those of the users that there are
   * @throws org.precedent.identity.AccessDeniedException unless the caller may edit them all
   */
  BatchRules(
      Caller caller,
      List<BatchItem> items,
      DefinitionSnapshot snapshot,
      Set<Long> users,
      Instant now) {
    for (int i = 0; i < items.size(); i++) {
      check(caller, items.get(i), i, snapshot, users, now);
    }
  }

  /** The first of all problems, none if everything is right. */
  List<Problem> problems() {
    return problems.subList(0, Math.min(MAX_PROBLEMS, problems.size()));
  }

  /** The items that are right. */
  List<Checked> checked() {
    return checked;
  }

  private void check(
      Caller caller,
      BatchItem item,
      int index,
      DefinitionSnapshot snapshot,
      Set<Long> users,
      Instant now) {
    AccessRules.requireSelfOrAdministrator(caller, item.user());
    if (!users.contains(item.user().value())) {
      add(index, Problem.invalid("user_id", "There is no such user."));
    }
    Optional<Definition> definition = AttributeRef.find(item.attribute(), snapshot);
    if (definition.isEmpty()) {
      add(index, Problem.invalid("attribute", "There is no such attribute."));
      return;
    }
    ManagedNames.requireMayEdit(caller, item.user(), definition.get());
    checkOnce(index, new Key(item.user().value(), definition.get().id()));
    if (item.text().isPresent()) {
      ValueRules.problem(definition.get(), "value", item.text())
          .ifPresent(problem -> add(index, problem));
    }
    if (item.expiresAt().filter(end -> !end.isAfter(now)).isPresent()) {
      add(index, Problem.invalid("expires_at", "expires_at must be in the future."));
    }
    checked.add(new Checked(item, definition.get()));
  }

  private void checkOnce(int index, Key key) {
    Integer first = seen.putIfAbsent(key, index);
    if (first != null) {
      String message = "It is for the same attribute of the same user as item " + first + ".";
      add(index, Problem.invalid("", message));
    }
  }

  private void add(int index, Problem problem) {
    problems.add(problem.of(index));
  }
}
