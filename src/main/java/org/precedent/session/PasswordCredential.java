package org.precedent.session;

import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import java.util.Optional;
import org.precedent.identity.UserId;

/**
 * A name and a password on their way through Jakarta Security, whose handler gives only whether
 * they are valid: why not, the stores tell here. For one thread.
 */
public final class PasswordCredential extends UsernamePasswordCredential {

  private PasswordVerdict verdict = new PasswordVerdict.Wrong(Optional.empty());
  private Optional<UserId> refusedUser = Optional.empty();

  PasswordCredential(String name, String password) {
    super(name, password);
  }

  void tell(PasswordVerdict other) {
    if (other instanceof PasswordVerdict.Wrong wrong && refusedUser.isEmpty()) {
      refusedUser = wrong.user();
    }
    if (other.outweighs(verdict)) {
      verdict = other;
    }
  }

  /** The most telling verdict of the stores that were asked. */
  PasswordVerdict verdict() {
    return verdict;
  }

  /** Whose name it is, of a store that refused the password; for the audit only. */
  Optional<UserId> refusedUser() {
    return refusedUser;
  }

  /** Never the password. */
  @Override
  public String toString() {
    return "PasswordCredential[hidden]";
  }
}
