package org.precedent.testing;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * What tests need that no build can bring along. Where it is missing, they are skipped and say so;
 * with {@code PRECEDENT_TESTS_COMPLETE=true} in the environment, as on the machine that decides
 * what is released, they fail.
 */
public final class Installed {

  private static final boolean COMPLETE =
      Boolean.parseBoolean(System.getenv("PRECEDENT_TESTS_COMPLETE"));

  private Installed() {}

  /**
   * Goes on if it is there.
   *
   * @param hint what to install
   */
  public static void require(boolean there, String hint) {
    if (COMPLETE) {
      Assertions.assertThat(there).as(hint).isTrue();
    }
    Assumptions.assumeTrue(there, "Skipped: " + hint);
  }
}
