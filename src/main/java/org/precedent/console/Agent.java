package org.precedent.console;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a browser or a program calls itself (RFC 9110, section 10.1.5), as short as people say it.
 */
final class Agent {

  private static final int MAX_LENGTH = 40;

  /** Browsers name those that they are like, too: the first that is found here counts. */
  private static final List<Map.Entry<String, String>> BROWSERS =
      List.of(
          Map.entry("edg", "Edge"),
          Map.entry("opr/", "Opera"),
          Map.entry("firefox/", "Firefox"),
          Map.entry("fxios/", "Firefox"),
          Map.entry("chrome/", "Chrome"),
          Map.entry("crios/", "Chrome"),
          Map.entry("safari/", "Safari"));

  private static final List<Map.Entry<String, String>> SYSTEMS =
      List.of(
          Map.entry("android", "Android"),
          Map.entry("iphone", "iPhone"),
          Map.entry("ipad", "iPad"),
          Map.entry("windows", "Windows"),
          Map.entry("mac os", "macOS"),
          Map.entry("; cros", "ChromeOS"),
          Map.entry("linux", "Linux"));

  private Agent() {}

  /** The short form of a header; what is not known stays as it is, but for its length. */
  static String of(String header) {
    String text = header.toLowerCase(Locale.ROOT);
    Optional<String> browser = first(BROWSERS, text);
    if (browser.isEmpty()) {
      return header.length() > MAX_LENGTH ? header.substring(0, MAX_LENGTH) + "…" : header;
    }
    return first(SYSTEMS, text)
        .map(system -> browser.get() + ", " + system)
        .orElseGet(browser::get);
  }

  private static Optional<String> first(List<Map.Entry<String, String>> known, String text) {
    return known.stream()
        .filter(entry -> text.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
