package org.precedent.release.delivery;

import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Values as secrets are, without anything that may hide a dot or a control character in a path. */
final class OrdinaryValues {

  private static final Pattern SUSPICIOUS = Pattern.compile("(?i)\\.|%[0127]|%c[01]|%[ef]0|%.*%");

  private OrdinaryValues() {}

  /** Printable ones, with some characters more often than others. */
  static Arbitrary<String> with(String characters, int maxLength) {
    return Arbitraries.strings()
        .withCharRange(' ', '~')
        .withChars(characters)
        .ofMinLength(1)
        .ofMaxLength(maxLength)
        .filter(value -> !SUSPICIOUS.matcher(value).find());
  }
}
