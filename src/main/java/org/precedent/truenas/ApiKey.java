package org.precedent.truenas;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * An API credential as clients show it: the secret alone, with the client id as the name, or client
 * id and secret, joined by a colon.
 */
record ApiKey(String clientId, String secret) {

  private static final char SEPARATOR = ':';

  /**
   * Reads one. A secret may have a colon in it: if the name is a client id, the key is its secret,
   * unless it begins with that client id and a colon.
   *
   * @param name a client id, or the name of the user whose it is; empty if nobody told
   * @param isClientId whether there is a credential with that client id
   * @return empty if there is no client id in it
   */
  static Optional<ApiKey> of(Optional<String> name, String key, Predicate<String> isClientId) {
    int end = key.indexOf(SEPARATOR);
    boolean joined = end >= 0 && name.filter(one -> isSecretOf(one, key, isClientId)).isEmpty();
    return joined
        ? Optional.of(new ApiKey(key.substring(0, end), key.substring(end + 1)))
        : name.map(one -> new ApiKey(one, key));
  }

  private static boolean isSecretOf(String name, String key, Predicate<String> isClientId) {
    return !key.startsWith(name + SEPARATOR) && isClientId.test(name);
  }

  /** Never the secret. */
  @Override
  public String toString() {
    return "ApiKey[hidden]";
  }
}
