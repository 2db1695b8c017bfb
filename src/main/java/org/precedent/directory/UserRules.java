package org.precedent.directory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.precedent.identity.InvalidException;
import org.precedent.identity.Problem;

/** What a user's fields may contain. */
final class UserRules {

  private static final int MAX_UI_STATE = 65_536;

  private UserRules() {}

  /**
   * @throws InvalidException naming every wrong field
   */
  static void check(UserChanges changes) {
    List<Problem> problems = problems(changes);
    if (!problems.isEmpty()) {
      throw new InvalidException(problems);
    }
  }

  /** Every wrong field. */
  static List<Problem> problems(UserChanges changes) {
    List<Problem> problems = new ArrayList<>();
    add(problems, Text.problem("first_name", changes.firstName(), Text.MAX_NAME));
    add(problems, Text.problem("last_name", changes.lastName(), Text.MAX_NAME));
    add(problems, Text.problem("home_folder_id", changes.homeFolderId(), Text.MAX_NAME));
    add(problems, Text.problem("ui_state", changes.uiState(), MAX_UI_STATE));
    return problems;
  }

  private static void add(List<Problem> problems, Optional<Problem> problem) {
    problem.ifPresent(problems::add);
  }
}
