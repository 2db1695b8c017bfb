package org.precedent.attribute;

import java.util.Optional;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.Problem;

/** What a value of a definition must be. Pure. */
public final class ValueRules {

  private ValueRules() {}

  /**
   * What is wrong with a value; empty if nothing is.
   *
   * @param field the field that the value came in, as the client knows it
   * @param text the value; empty if the client sent none
   */
  public static Optional<Problem> problem(
      Definition definition, String field, Optional<String> text) {
    if (text.isEmpty()) {
      return Optional.of(Problem.invalid(field, "String value cannot be nil"));
    }
    Optional<String> why = ValueText.problem(text.get());
    if (why.isPresent()) {
      return Optional.of(Problem.invalid(field, field + " " + why.get() + "."));
    }
    if (!definition.type().admits(text.get())) {
      return Optional.of(
          Problem.invalid(field, field + " must be " + definition.type().form() + "."));
    }
    return Optional.empty();
  }

  /**
   * Whether what a directory says can be a value. Of a hidden attribute any text can: who may
   * change its type would otherwise learn from what is left out whose secret fits which type.
   */
  static boolean admitsFromDirectory(Definition definition, String text) {
    return definition.hidden()
        ? ValueText.problem(text).isEmpty()
        : problem(definition, "value", Optional.of(text)).isEmpty();
  }

  /**
   * @throws AccessDeniedException if values are computed from the user
   */
  public static void requireStored(Definition definition) {
    if (definition.computed().isPresent()) {
      throw new AccessDeniedException(
          "The attribute is computed from the user. Change the user instead.");
    }
  }
}
