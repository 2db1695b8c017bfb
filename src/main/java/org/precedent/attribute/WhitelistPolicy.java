package org.precedent.attribute;

import java.util.Optional;

/**
 * What a whitelist must be and how it may change. The patterns themselves are the business of
 * release.
 */
public interface WhitelistPolicy {

  /** Why the text is no whitelist; empty if it is one. */
  Optional<String> problem(String whitelist);

  /**
   * Whether every destination that {@code changed} admits was admitted by {@code current}. Both are
   * whitelists.
   */
  boolean isNarrowing(String current, String changed);
}
