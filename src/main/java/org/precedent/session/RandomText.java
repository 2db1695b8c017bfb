package org.precedent.session;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/** Random texts that nobody can guess. Thread-safe. */
final class RandomText {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final String ALPHABET = "abcdefghijkmnopqrstuvwxyz23456789";
  private static final int CLIENT_ID_LENGTH = 20;
  private static final Pattern CLIENT_ID = Pattern.compile("[" + ALPHABET + "]{20}");

  private RandomText() {}

  /** 256 bits, in the 43 characters of URL-safe Base64. */
  static String bits256() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** 384 bits, in 64 such characters. */
  static String token64() {
    byte[] bytes = new byte[48];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** A client id: 20 characters that people can read aloud, 100 bits. */
  static String clientId() {
    StringBuilder id = new StringBuilder(CLIENT_ID_LENGTH);
    for (int i = 0; i < CLIENT_ID_LENGTH; i++) {
      id.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return id.toString();
  }

  /** Whether a client id looks like one of ours. */
  static boolean isClientId(String text) {
    return CLIENT_ID.matcher(text).matches();
  }
}
