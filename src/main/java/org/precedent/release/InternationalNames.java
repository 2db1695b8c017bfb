package org.precedent.release;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.IDNA;
import com.ibm.icu.text.Normalizer2;
import java.util.Locale;

/**
 * International host names (UTS 46, non-transitional, as RFC 5891 and today's browsers have it). A
 * name that UTS 46 maps by more than case is refused: it looks like one host and is another.
 */
final class InternationalNames {
  private static final IDNA UTS46 =
      IDNA.getUTS46Instance(
          IDNA.CHECK_BIDI
              | IDNA.CHECK_CONTEXTJ
              | IDNA.NONTRANSITIONAL_TO_ASCII
              | IDNA.NONTRANSITIONAL_TO_UNICODE);
  private static final String ACE_PREFIX = "xn--";

  private InternationalNames() {}

  /** Whether the name is ASCII and no label of it is an encoded one. */
  static boolean isPlain(String name) {
    return Ascii.isAscii(name) && !hasEncodedLabel(name);
  }

  /** The name in ASCII and lower case. */
  static String toAscii(String name) throws Rejection {
    String unicode = toUnicode(name);
    IDNA.Info info = new IDNA.Info();
    String ascii = UTS46.nameToASCII(unicode, new StringBuilder(), info).toString();
    if (info.hasErrors() || !Ascii.isAscii(ascii)) {
      throw new Rejection(RefusalReason.HOST_IDN);
    }
    checkRoundTrip(name, ascii);
    return ascii;
  }

  private static String toUnicode(String name) throws Rejection {
    if (!Normalizer2.getNFKCInstance().isNormalized(name)) {
      throw new Rejection(RefusalReason.HOST_MAPPED);
    }
    IDNA.Info info = new IDNA.Info();
    String unicode = UTS46.nameToUnicode(name, new StringBuilder(), info).toString();
    if (info.hasErrors()) {
      throw new Rejection(
          info.getErrors().contains(IDNA.Error.EMPTY_LABEL)
              ? RefusalReason.EMPTY_LABEL
              : RefusalReason.HOST_IDN);
    }
    checkMapping(name.split("\\.", -1), unicode.split("\\.", -1));
    return unicode;
  }

  private static void checkMapping(String[] labels, String[] unicode) throws Rejection {
    if (labels.length != unicode.length) {
      throw new Rejection(RefusalReason.HOST_MAPPED);
    }
    for (int i = 0; i < labels.length; i++) {
      if (!isEncoded(labels[i]) && !unicode[i].equals(lowerCase(labels[i]))) {
        throw new Rejection(RefusalReason.HOST_MAPPED);
      }
    }
  }

  /** An encoded label must be exactly what its decoded form is encoded to (RFC 5891, 5.4). */
  private static void checkRoundTrip(String name, String ascii) throws Rejection {
    String[] before = name.split("\\.", -1);
    String[] after = ascii.split("\\.", -1);
    for (int i = 0; i < before.length; i++) {
      if (isEncoded(before[i]) && !before[i].toLowerCase(Locale.ROOT).equals(after[i])) {
        throw new Rejection(RefusalReason.HOST_IDN);
      }
    }
  }

  private static boolean hasEncodedLabel(String name) {
    for (String label : name.split("\\.", -1)) {
      if (isEncoded(label)) {
        return true;
      }
    }
    return false;
  }

  /** Whether the label begins with the prefix of encoded labels, in any case. */
  static boolean isEncoded(String label) {
    return label.regionMatches(true, 0, ACE_PREFIX, 0, ACE_PREFIX.length());
  }

  /** Each character by itself: the context rules of full case mapping are not those of UTS 46. */
  private static String lowerCase(String text) {
    StringBuilder lower = new StringBuilder(text.length());
    text.codePoints().map(UCharacter::toLowerCase).forEach(lower::appendCodePoint);
    return lower.toString();
  }
}
