package org.precedent.secrecy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What came of opening a sealed value. */
public sealed interface Opening {

  /** It opened. {@code toString} shows nothing of the value. */
  final class Opened implements Opening {

    private final byte[] plaintext;

    Opened(byte[] plaintext) {
      this.plaintext = plaintext;
    }

    /** The value that was sealed as bytes; a copy. */
    public byte[] bytes() {
      return plaintext.clone();
    }

    /** The value that was sealed as text. */
    public String text() {
      return new String(plaintext, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Opened that && Arrays.equals(plaintext, that.plaintext);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(plaintext);
    }

    @Override
    public String toString() {
      return "Opened[…]";
    }
  }

  /** It did not open. */
  record Unreadable(Reason reason) implements Opening {}

  /** Why a value did not open. */
  enum Reason {
    /** The keyset holds no key of that id: the keyset is another one, or the id was changed. */
    UNKNOWN_KEY("the keyset lacks its key"),
    /** The key was retired. */
    RETIRED_KEY("its key is retired"),
    /** It was changed, shortened, or taken from another place. */
    TAMPERED("it was changed, or belongs to another place"),
    /** It is shorter than any sealed value. */
    TRUNCATED("it is cut off");

    private final String text;

    Reason(String text) {
      this.text = text;
    }

    /** The reason in words, to follow "because". */
    public String text() {
      return text;
    }
  }
}
