package org.precedent.attribute.named;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.precedent.attribute.CheckedByDefinitions;
import org.precedent.attribute.DefinitionCache;
import org.precedent.attribute.DefinitionSnapshot;
import org.precedent.identity.Caller;
import org.precedent.identity.InvalidException;
import org.precedent.identity.Problem;

/**
 * Sets and deletes many user values in one transaction, all or nothing, in a number of round trips
 * that does not grow with theirs. Thread-safe.
 */
@ApplicationScoped
public class ValueBatches {

  /** In values. */
  public static final int MAX_ITEMS = WriteRules.MAX_ITEMS;

  @Inject ValueBatchWriter writer;
  @Inject DefinitionCache definitions;
  @Inject CheckedByDefinitions checked;
  @Inject Clock clock;

  /**
   * What would be wrong with each item by itself, by its place in the list, those that are right
   * left out. Nothing is written, and nobody looks whether there are the users.
   *
   * @throws org.precedent.identity.AccessDeniedException unless the caller may edit them all
   */
  public Map<Integer, List<Problem>> problems(Caller caller, List<BatchItem> items) {
    DefinitionSnapshot snapshot = definitions.fresh();
    Map<Integer, List<Problem>> problems = new TreeMap<>();
    for (int i = 0; i < items.size(); i++) {
      BatchItem item = items.get(i);
      Set<Long> user = Set.of(item.user().value());
      BatchRules rules = new BatchRules(caller, List.of(item), snapshot, user, clock.instant());
      if (!rules.problems().isEmpty()) {
        problems.put(i, List.copyOf(rules.problems()));
      }
    }
    return problems;
  }

  /**
   * Does all that the items say, or nothing. Problems tell which item.
   *
   * @throws org.precedent.identity.AccessDeniedException unless the caller may edit them all
   * @throws InvalidException if there are too many items, two are for one attribute of one user,
   *     there is no such user or attribute, or one is no value of its attribute
   */
  public BatchResult apply(Caller caller, List<BatchItem> items) {
    if (items.size() > MAX_ITEMS) {
      throw new InvalidException(
          Problem.invalid("values", "One batch may have at most " + MAX_ITEMS + " values."));
    }
    return checked.run(snapshot -> writer.write(caller, items, snapshot));
  }
}
