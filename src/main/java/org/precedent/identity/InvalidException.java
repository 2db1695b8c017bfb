package org.precedent.identity;

import jakarta.ejb.ApplicationException;
import java.util.List;

/**
 * The request is well formed, but its content breaks a rule. Nothing was changed. Names every wrong
 * field at once.
 */
@ApplicationException(rollback = true)
public class InvalidException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /**
   * @param problems not empty
   */
  public InvalidException(List<Problem> problems) {
    super("Validation failed: " + problems.stream().map(Problem::message).toList());
    this.problems = List.copyOf(problems);
  }

  public InvalidException(Problem problem) {
    this(List.of(problem));
  }

  /** What is wrong; at least one. */
  public List<Problem> problems() {
    return problems;
  }
}
