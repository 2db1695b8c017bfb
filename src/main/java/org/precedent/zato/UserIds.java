package org.precedent.zato;

import java.util.Optional;
import java.util.regex.Pattern;
import org.precedent.identity.UserId;

/**
 * Ids of users as this door writes them: {@code zusr} and 13 digits of base 36. Each id has exactly
 * one text; clients treat it as opaque.
 */
final class UserIds {

  private static final String PREFIX = "zusr";
  private static final int RADIX = 36;
  private static final int DIGITS = 13;
  private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9a-z]{" + DIGITS + "}");

  private UserIds() {}

  static String text(UserId user) {
    String digits = Long.toString(user.value(), RADIX);
    return PREFIX + "0".repeat(DIGITS - digits.length()) + digits;
  }

  /** The id that the text stands for; empty if it stands for none. */
  static Optional<UserId> parse(String text) {
    if (!FORM.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      long value = Long.parseLong(text.substring(PREFIX.length()), RADIX);
      return value > 0 ? Optional.of(new UserId(value)) : Optional.empty();
    } catch (NumberFormatException tooLarge) {
      return Optional.empty();
    }
  }

  /**
   * The id that a client sent.
   *
   * @throws RefusedException if it is none
   */
  static UserId require(String text) {
    return parse(text)
        .orElseThrow(
            () -> new RefusedException(Code.USER_ID_INVALID, "user_id is no id of a user."));
  }
}
