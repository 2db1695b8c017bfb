package org.precedent.session;

import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import java.util.Optional;

/**
 * A name and a password on their way through Jakarta Security, whose handler gives only whether
 * they are valid: why not, the stores tell here. For one thread.
 */
public final class PasswordCredential extends UsernamePasswordCredential {

  private PasswordVerdict verdict = new PasswordVerdict.Wrong(Optional.empty());

  PasswordCredential(String name, String password) {
    super(name, password);
  }

  void tell(PasswordVerdict other) {
    if (other.outweighs(verdict)) {
      verdict = other;
    }
  }

  /** The most telling verdict of the stores that were asked. */
  PasswordVerdict verdict() {
    return verdict;
  }

  /** Never the password. */
  @Override
  public String toString() {
    return "PasswordCredential[hidden]";
  }
}
