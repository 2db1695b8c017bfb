package org.precedent.release.delivery;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.precedent.attribute.AttributeName;

/** A text with placeholders, read once. Immutable. */
record Template(List<Part> parts) {

  /** A piece of it. */
  sealed interface Part {

    /** Text that stands as it is. */
    record Literal(String text) implements Part {}

    /** The place of a value. */
    record Value(AttributeName name) implements Part {}
  }

  /** Gives the text that is filled in for an attribute. */
  interface Filling {
    String of(AttributeName name) throws Refusal;
  }

  Template {
    parts = List.copyOf(parts);
  }

  /** The attributes that occur. */
  Set<AttributeName> names() {
    return parts.stream()
        .filter(Part.Value.class::isInstance)
        .map(part -> ((Part.Value) part).name())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** How many values it takes, each as often as it occurs. */
  int places() {
    return (int) parts.stream().filter(Part.Value.class::isInstance).count();
  }

  /** The text with values in it. What stands in a value is never read as a placeholder. */
  String fill(Filling filling) throws Refusal {
    StringBuilder filled = new StringBuilder();
    for (Part part : parts) {
      if (part instanceof Part.Value value) {
        filled.append(filling.of(value.name()));
      } else {
        filled.append(((Part.Literal) part).text());
      }
    }
    return filled.toString();
  }

  /** Nothing of what the caller wrote. */
  @Override
  public String toString() {
    return "Template" + names();
  }
}
