package org.precedent.release;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** Reads the tables of cases, with the escapes that their first lines explain. */
final class Tables {
  private static final Pattern REPEATED = Pattern.compile("\\{([^{}]+)\\*([0-9]+)}");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(u[0-9a-f]{4}|.)");

  private Tables() {}

  static List<List<String>> read(String name) {
    try (var lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(Tables.class.getResourceAsStream(name)),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(line -> Arrays.stream(line.split("\t", -1)).map(Tables::decode).toList())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String decode(String cell) {
    StringBuilder repeated = new StringBuilder();
    var repeats = REPEATED.matcher(cell);
    while (repeats.find()) {
      String text = repeats.group(1).repeat(Integer.parseInt(repeats.group(2)));
      repeats.appendReplacement(repeated, java.util.regex.Matcher.quoteReplacement(text));
    }
    repeats.appendTail(repeated);
    return ESCAPE
        .matcher(repeated)
        .replaceAll(m -> java.util.regex.Matcher.quoteReplacement(escape(m.group(1))));
  }

  private static String escape(String code) {
    return switch (code.charAt(0)) {
      case 't' -> "\t";
      case 'r' -> "\r";
      case 'n' -> "\n";
      case 'u' -> String.valueOf((char) Integer.parseInt(code.substring(1), 16));
      default -> code;
    };
  }
}
