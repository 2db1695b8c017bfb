package org.precedent.session;

import java.util.Optional;

/**
 * A name and a password, as somebody shows them.
 *
 * @param newPassword what the password shall become after it was found right
 */
public record LogInAttempt(
    String name, String password, Optional<String> newPassword, LogInSource source) {

  /** Without a new password. */
  public static LogInAttempt of(String name, String password, LogInSource source) {
    return new LogInAttempt(name, password, Optional.empty(), source);
  }

  /** Never the password, nor the name, which may be a password at the wrong place. */
  @Override
  public String toString() {
    return "LogInAttempt[hidden]";
  }
}
