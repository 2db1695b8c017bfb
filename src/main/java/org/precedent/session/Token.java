package org.precedent.session;

/**
 * The secret that a client shows with each request. Its text is told to the client once and kept
 * nowhere; what is kept is its {@link TokenHash}.
 *
 * @param reveal the secret itself: only for the client that it belongs to
 */
public record Token(String reveal) {

  /** A new one that nobody can guess: 256 random bits. */
  static Token random() {
    return new Token(RandomText.bits256());
  }

  /** What is kept of it. */
  TokenHash hash() {
    return TokenHash.of(reveal);
  }

  /** Never the secret. */
  @Override
  public String toString() {
    return "Token[hidden]";
  }
}
