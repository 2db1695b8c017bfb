package org.precedent.secrecy;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;

/** What tests look for where it must not be. */
final class Secrets {

  private static final Pattern MATERIAL = Pattern.compile("\"value\":\"([^\"]+)\"");

  private Secrets() {}

  /** The keys of a plain keyset file, in base64. */
  static List<String> keyMaterial(String json) {
    return MATERIAL.matcher(json).results().map(found -> found.group(1)).toList();
  }

  /** Whether a text quotes six or more characters in a row of a secret. */
  static boolean quotes(String text, String secret) {
    for (int i = 0; i + 6 <= secret.length(); i++) {
      if (text.contains(secret.substring(i, i + 6))) {
        return true;
      }
    }
    return false;
  }

  /** All that the log would show of a failure. */
  static String shown(Throwable failure) {
    return failure.getCause() == null ? failure.toString() : failure + shown(failure.getCause());
  }

  static KeysetException refusal(Callable<?> call) {
    return catchThrowableOfType(KeysetException.class, call::call);
  }
}
