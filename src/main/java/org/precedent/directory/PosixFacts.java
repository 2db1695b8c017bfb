package org.precedent.directory;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a directory says of a person's account on Unix machines; any of it may be missing, and none
 * of it is an identity.
 *
 * @param uidNumber null if he has none; so are the others
 */
public record PosixFacts(
    @Nullable Long uidNumber,
    @Nullable Long gidNumber,
    @Nullable String homeDirectory,
    @Nullable String loginShell) {

  /** Nothing. */
  public static final PosixFacts NONE = new PosixFacts(null, null, null, null);

  private static final int MAX = 1_024;

  /** Leaves out what can't be stored: nobody is left out for the sake of it. */
  public PosixFacts {
    homeDirectory = storable(homeDirectory);
    loginShell = storable(loginShell);
  }

  private static @Nullable String storable(@Nullable String text) {
    return Optional.ofNullable(text)
        .filter(given -> given.length() <= MAX && Text.storable(given))
        .orElse(null);
  }
}
