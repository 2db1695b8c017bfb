package org.precedent.attribute;

import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The nine types of Looker's user attributes, and what a value of each looks like. */
public enum AttributeType {
  /** Any text. */
  STRING("any text", text -> true),
  /** A decimal number, with exponent if need be. */
  NUMBER("a number such as 25 or -0.5", matches("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d{1,4})?")),
  /** ISO 8601: a date, with or without a time, with or without an offset. */
  DATETIME("a date or time such as 2026-01-31 or 2026-01-31T13:00:00Z", Forms::isDatetime),
  /** Yes or no, in upper or lower case. */
  YESNO("yes or no", matches("(?i)yes|no")),
  /**
   * A postal code of any country: 3 to 10 letters, digits, blanks and hyphens, at least one digit.
   */
  ZIPCODE(
      "a postal code such as 94103", matches("(?=.*\\d)[A-Za-z0-9][A-Za-z0-9 -]{1,8}[A-Za-z0-9]")),
  /** A filter expression over texts: any text. */
  ADVANCED_FILTER_STRING("a filter expression", text -> true),
  /** A filter expression over numbers: any text. */
  ADVANCED_FILTER_NUMBER("a filter expression", text -> true),
  /** A filter expression over dates: any text. */
  ADVANCED_FILTER_DATETIME("a filter expression", text -> true),
  /** A path on the same host, from its root. */
  RELATIVE_URL("a path that begins with one slash, such as /browse", Forms::isRelativeUrl);

  private final String form;
  private final Predicate<String> admits;

  AttributeType(String form, Predicate<String> admits) {
    this.form = form;
    this.admits = admits;
  }

  /** The type of that name on the wire. */
  public static Optional<AttributeType> of(String wireName) {
    for (AttributeType type : values()) {
      if (type.wireName().equals(wireName)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** The name on the wire and in the database: {@code advanced_filter_string}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a value may have that text. */
  public boolean admits(String text) {
    return admits.test(text);
  }

  /** What a value looks like, to be put behind "must be". */
  public String form() {
    return form;
  }

  private static Predicate<String> matches(String regex) {
    return Pattern.compile(regex).asMatchPredicate();
  }

  private static final class Forms {
    private static final List<DateTimeFormatter> DATETIME = List.of(datetime('T'), datetime(' '));
    private static final Pattern RELATIVE_URL =
        Pattern.compile("/(?![/\\\\])[!#-\\[\\]_a-z~\\x{A0}-\\x{10FFFF}]*");

    /** A date, and perhaps a time behind the separator. */
    private static DateTimeFormatter datetime(char separator) {
      return new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral(separator)
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalEnd()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);
    }

    static boolean isDatetime(String text) {
      return DATETIME.stream().anyMatch(form -> isDatetime(form, text));
    }

    private static boolean isDatetime(DateTimeFormatter form, String text) {
      try {
        form.parse(text);
        return text.matches(".*[0-9Z]");
      } catch (DateTimeException notADate) {
        return false;
      }
    }

    static boolean isRelativeUrl(String text) {
      return RELATIVE_URL.matcher(text).matches();
    }
  }
}
