package org.precedent.platform.json;

import jakarta.json.JsonString;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts JSON text into the texts of its parts, so that a part can be kept to the character: digits
 * of numbers, order of members, escapes. The text must have passed {@link StrictJson}.
 */
public final class JsonSource {

  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private final String text;
  private int at;

  private JsonSource(String text) {
    this.text = text;
  }

  /** The members of an object, each value as its text, in their order. */
  public static Map<String, String> members(String object) {
    JsonSource source = new JsonSource(object);
    Map<String, String> members = new LinkedHashMap<>();
    source.skipBlank();
    source.at++;
    while (source.more('}')) {
      String name = ((JsonString) StrictJson.value(source.value())).getString();
      source.skipBlank();
      source.at++;
      members.put(name, source.value());
    }
    return members;
  }

  /** The elements of an array, each as its text. */
  public static List<String> elements(String array) {
    JsonSource source = new JsonSource(array);
    List<String> elements = new ArrayList<>();
    source.skipBlank();
    source.at++;
    while (source.more(']')) {
      elements.add(source.value());
    }
    return elements;
  }

  /** The JSON string that stands for a text; half surrogate pairs are written as escapes. */
  public static String quoted(String text) {
    StringBuilder json = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || isHalfPair(text, i)) {
        json.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          json.append(HEX[c >> shift & 0xf]);
        }
      } else {
        json.append(c);
      }
    }
    return json.append('"').toString();
  }

  private static boolean isHalfPair(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }

  // Goes to the next part, over a comma if there is one; false at the end.
  private boolean more(char end) {
    skipBlank();
    if (text.charAt(at) == ',') {
      at++;
      skipBlank();
    }
    return text.charAt(at) != end;
  }

  private void skipBlank() {
    while (text.charAt(at) <= ' ') {
      at++;
    }
  }

  private String value() {
    skipBlank();
    int start = at;
    switch (text.charAt(at)) {
      case '"' -> skipString();
      case '{', '[' -> skipNested();
      default -> skipWord();
    }
    return text.substring(start, at);
  }

  private void skipString() {
    at++;
    while (text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    at++;
  }

  private void skipNested() {
    int depth = 0;
    do {
      char c = text.charAt(at);
      if (c == '"') {
        skipString();
        continue;
      }
      if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
      }
      at++;
    } while (depth > 0);
  }

  private void skipWord() {
    while (at < text.length() && ",]} \t\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
  }
}
