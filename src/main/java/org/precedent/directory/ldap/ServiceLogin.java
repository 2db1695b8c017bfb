package org.precedent.directory.ldap;

import java.nio.file.Path;

/** As whom this service reads the directory. */
public sealed interface ServiceLogin {

  /** As nobody: the directory lets everybody read. */
  record Anonymous() implements ServiceLogin {}

  /** With a password. */
  record WithPassword(String bindDn, Secret password) implements ServiceLogin {

    /**
     * @throws IllegalArgumentException if one of them is blank: the directory would take it for
     *     anonymous
     */
    public WithPassword {
      requireText(bindDn, "the bind DN");
      requireText(password.text(), "the bind password");
    }
  }

  /**
   * With a password that stands in a file of one line, read at each new connection, so that it can
   * be changed without a restart.
   */
  record WithPasswordFile(String bindDn, Path file) implements ServiceLogin {

    /**
     * @throws IllegalArgumentException if the DN is blank
     */
    public WithPasswordFile {
      requireText(bindDn, "the bind DN");
    }
  }

  private static void requireText(String text, String what) {
    if (text.isBlank()) {
      throw new IllegalArgumentException(what + " must not be empty");
    }
  }
}
