package org.precedent.attribute;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precedent.identity.Problem;

/** What a complete list of group values must be. Pure. */
final class GroupValueRules {

  /** How many groups may have a value of one attribute in one request. */
  static final int MAX_ITEMS = 10_000;

  /** The highest rank; ranks begin at 1. */
  static final int MAX_RANK = 1_000_000_000;

  private GroupValueRules() {}

  /** Everything that is wrong with the list. */
  static List<Problem> problems(Definition definition, List<GroupValueDraft> drafts) {
    List<Problem> problems = new ArrayList<>();
    if (drafts.size() > MAX_ITEMS) {
      problems.add(
          Problem.invalid("group_values", "At most " + MAX_ITEMS + " values can be set at once."));
      return problems;
    }
    groups(drafts, problems);
    ranks(drafts, problems);
    for (GroupValueDraft draft : drafts) {
      ValueRules.problem(definition, draft.place() + "value", draft.text())
          .ifPresent(problems::add);
    }
    return problems;
  }

  private static void groups(List<GroupValueDraft> drafts, List<Problem> problems) {
    Set<Object> seen = new HashSet<>();
    for (GroupValueDraft draft : drafts) {
      String field = draft.place() + "group_id";
      if (draft.group().isEmpty()) {
        problems.add(Problem.missing(field));
      } else if (!seen.add(draft.group().get())) {
        problems.add(Problem.invalid(field, "The group stands twice in the list."));
      }
    }
  }

  private static void ranks(List<GroupValueDraft> drafts, List<Problem> problems) {
    if (drafts.stream().noneMatch(draft -> draft.rank().isPresent())) {
      return;
    }
    Set<Integer> seen = new HashSet<>();
    for (GroupValueDraft draft : drafts) {
      rank(draft.place() + "rank", draft.rank(), seen).ifPresent(problems::add);
    }
  }

  private static Optional<Problem> rank(String field, Optional<Integer> rank, Set<Integer> seen) {
    if (rank.isEmpty()) {
      return Optional.of(
          Problem.invalid(field, "If one item has a rank, every item must have one."));
    }
    if (rank.get() < 1 || rank.get() > MAX_RANK) {
      return Optional.of(Problem.invalid(field, field + " must be from 1 to " + MAX_RANK + "."));
    }
    if (!seen.add(rank.get())) {
      return Optional.of(Problem.invalid(field, "Two items have the same rank."));
    }
    return Optional.empty();
  }
}
