package org.precedent.session;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/**
 * The slow work of hashing passwords: the same whether there is anything to compare with or not.
 */
@ApplicationScoped
public class Passwords {

  /** What is kept of a password. */
  SecretHash hash(String password) {
    return SecretHash.ofChosen(password);
  }

  /** Whether it is the hash of that password; if there is none, that takes as long. */
  boolean matches(Optional<SecretHash> hash, String password) {
    boolean same = hash.orElseGet(SecretHash::ofNobody).matches(password);
    return same && hash.isPresent();
  }
}
