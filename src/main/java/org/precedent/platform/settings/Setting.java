package org.precedent.platform.settings;

import java.util.Locale;

/**
 * One thing that an administrator may set.
 *
 * @param name the name in MicroProfile Config, such as {@code precedent.data.dir}
 * @param fallback what holds if nobody sets it, in the form of a configured text; empty for none
 * @param kind what it may be
 * @param description one sentence for the administrator
 * @param <T> the type of its value
 */
public record Setting<T>(String name, String fallback, Kind<T> kind, String description) {

  /** The name as an environment variable, such as {@code PRECEDENT_DATA_DIR}. */
  public String environmentName() {
    return environmentName(name);
  }

  /** The name of an environment variable, by the rule of MicroProfile Config. */
  public static String environmentName(String name) {
    return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }

  /**
   * The value that a text stands for.
   *
   * @throws WrongSettingException if the text stands for none
   */
  T parse(String text) {
    try {
      return kind.parser().apply(text);
    } catch (IllegalArgumentException wrong) {
      throw wrong(kind.secret() ? "the value" : "\"" + oneLine(text) + "\"");
    }
  }

  private WrongSettingException wrong(String found) {
    return new WrongSettingException(
        environmentName() + ": " + found + " is not allowed; it must be " + kind.allowed());
  }

  private static String oneLine(String text) {
    String line = text.replaceAll("\\p{Cntrl}", "?");
    return line.length() <= 100 ? line : line.substring(0, 100) + "…";
  }
}
