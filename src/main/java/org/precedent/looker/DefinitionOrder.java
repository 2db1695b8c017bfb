package org.precedent.looker;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.precedent.attribute.Definition;

/** The {@code sorts} of definitions: {@code name} and {@code label}, each perhaps {@code desc}. */
final class DefinitionOrder {

  private static final Comparator<Definition> BY_ID = Comparator.comparingLong(d -> d.id().value());

  private DefinitionOrder() {}

  /**
   * The definitions in the order asked for; by id where that says nothing. Unknown fields are
   * ignored.
   */
  static List<Definition> sorted(List<Definition> definitions, @Nullable String sorts) {
    Comparator<Definition> order = null;
    for (String sort : ListParameters.texts(sorts)) {
      Comparator<Definition> next = comparator(sort);
      if (next != null) {
        order = order == null ? next : order.thenComparing(next);
      }
    }
    return definitions.stream().sorted(order == null ? BY_ID : order.thenComparing(BY_ID)).toList();
  }

  private static @Nullable Comparator<Definition> comparator(String sort) {
    String[] words = sort.strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
    Comparator<Definition> order =
        switch (words[0]) {
          case "name" -> Comparator.comparing(d -> d.name().text());
          case "label" -> Comparator.comparing(Definition::label, String.CASE_INSENSITIVE_ORDER);
          case "id" -> BY_ID;
          default -> null;
        };
    boolean descending = words.length > 1 && words[1].equals("desc");
    return order != null && descending ? order.reversed() : order;
  }
}
