package org.precedent.console.imports;

/**
 * What is wrong with a line of a file. Never holds anything that stands there: it may be a secret,
 * or in the wrong column.
 *
 * @param line its number in the file, from 1; 0 if the whole file is meant
 * @param column the name of the column, or empty
 * @param code what is wrong, see {@link ProblemCode}
 * @param message more of it in English, perhaps empty
 */
public record ImportProblem(long line, String column, ProblemCode code, String message) {

  private static final int MAX_MESSAGE = 1024;

  /** Cuts the message to what is kept. */
  public ImportProblem {
    message = message.length() > MAX_MESSAGE ? message.substring(0, MAX_MESSAGE) : message;
  }

  static ImportProblem of(long line, String column, ProblemCode code) {
    return new ImportProblem(line, column, code, "");
  }

  static ImportProblem ofFile(ProblemCode code) {
    return new ImportProblem(0, "", code, "");
  }
}
