package org.precedent.looker;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code fields} parameter: which members an answer shall have, nested ones in parentheses:
 * {@code id, folder(id,name)}. Blanks around names mean nothing, unknown names select nothing.
 * Immutable.
 */
final class FieldSelection {

  /** Every member. */
  static final FieldSelection ALL = new FieldSelection(Map.of(), true);

  private static final int MAX_DEPTH = 8;

  private final Map<String, FieldSelection> members;
  private final boolean all;

  private FieldSelection(Map<String, FieldSelection> members, boolean all) {
    this.members = members;
    this.all = all;
  }

  /** What the parameter selects; everything if it is absent or blank. */
  static FieldSelection parse(@Nullable String parameter) {
    if (parameter == null || parameter.isBlank()) {
      return ALL;
    }
    return new Parser(Quotes.strip(parameter)).members(0);
  }

  /** Whether the answer shall have the member. */
  boolean includes(String member) {
    return all || members.containsKey(member);
  }

  /** What is selected inside the member. */
  FieldSelection inside(String member) {
    return all ? ALL : members.getOrDefault(member, ALL);
  }

  private static final class Parser {
    private final String text;
    private int at;

    Parser(String text) {
      this.text = text;
    }

    FieldSelection members(int depth) {
      Map<String, FieldSelection> members = new HashMap<>();
      while (at < text.length() && text.charAt(at) != ')') {
        String name = name();
        FieldSelection inside = ALL;
        if (at < text.length() && text.charAt(at) == '(' && depth < MAX_DEPTH) {
          at++;
          inside = members(depth + 1);
          at++;
        }
        if (!name.isEmpty()) {
          members.put(name, inside);
        }
        skipSeparator();
      }
      return new FieldSelection(Map.copyOf(members), false);
    }

    private String name() {
      int start = at;
      while (at < text.length() && ",()".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      return text.substring(start, at).strip();
    }

    private void skipSeparator() {
      while (at < text.length()
          && text.charAt(at) != ')'
          && (text.charAt(at) == ',' || text.charAt(at) == '(' || text.charAt(at) <= ' ')) {
        at++;
      }
    }
  }
}
