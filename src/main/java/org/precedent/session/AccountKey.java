package org.precedent.session;

import java.text.Normalizer;
import java.util.Locale;

/**
 * What attempts to log in are counted under. A directory compares names more loosely than texts are
 * (RFC 4518: case, blanks, compatible and invisible characters): all spellings that it may take for
 * one name count together, lest each had attempts of its own.
 */
final class AccountKey {

  private static final int MAX_NAME = 512;

  private AccountKey() {}

  /** Not reversible, and never empty of meaning: different people may share one. */
  static String of(String name) {
    String shortened = name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
    String compatible = Normalizer.normalize(shortened, Normalizer.Form.NFKC);
    String folded = compatible.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    StringBuilder key = new StringBuilder(folded.length());
    Normalizer.normalize(folded, Normalizer.Form.NFKC)
        .codePoints()
        .filter(AccountKey::counts)
        .forEach(key::appendCodePoint);
    return key.toString();
  }

  private static boolean counts(int c) {
    boolean blank = Character.isWhitespace(c) || Character.isSpaceChar(c);
    int type = Character.getType(c);
    boolean invisible =
        Character.isISOControl(c)
            || type == Character.FORMAT
            || (c >= 0xFE00 && c <= 0xFE0F)
            || c == 0x034F
            || (c >= 0x180B && c <= 0x180D)
            || c == 0xFFFC;
    return !blank && !invisible;
  }
}
