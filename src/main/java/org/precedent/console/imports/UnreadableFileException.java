package org.precedent.console.imports;

/** A file that can't be read as CSV with values. */
final class UnreadableFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ImportProblem problem;

  UnreadableFileException(ImportProblem problem) {
    super("Line " + problem.line() + ": " + problem.code());
    this.problem = problem;
  }

  ImportProblem problem() {
    return problem;
  }
}
