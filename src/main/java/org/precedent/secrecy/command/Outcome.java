package org.precedent.secrecy.command;

/**
 * What came of a command.
 *
 * @param code the exit code of the process
 * @param text for the administrator
 */
record Outcome(int code, String text) {

  static Outcome done(String text) {
    return new Outcome(KeysCommand.DONE, text);
  }

  static Outcome refused(String text) {
    return new Outcome(KeysCommand.REFUSED, text);
  }
}
