package org.precedent.platform.settings;

/**
 * A setting, or what it points to, does not let the server start. The message is one line for the
 * administrator.
 */
public final class WrongSettingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String line;

  /** Starts with the setting's environment form, says what is wrong and what is allowed. */
  public WrongSettingException(String line) {
    super(line, null, false, false);
    this.line = line;
  }

  /** The line for the administrator. */
  public String line() {
    return line;
  }
}
