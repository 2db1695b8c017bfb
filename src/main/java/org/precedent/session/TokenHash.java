package org.precedent.session;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The SHA-256 of a token, by which its session is found. A fast hash is right here, because a token
 * is random: there is nothing to guess from a dictionary.
 *
 * @param hex 64 hexadecimal digits in lower case
 */
public record TokenHash(String hex) {

  static TokenHash of(String token) {
    return new TokenHash(HexFormat.of().formatHex(sha256(token)));
  }

  byte[] bytes() {
    return HexFormat.of().parseHex(hex);
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("Every Java has SHA-256", impossible);
    }
  }
}
