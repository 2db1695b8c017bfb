package org.precedent.identity;

import java.util.OptionalInt;

/**
 * One thing that is wrong with one field of a request. Never holds the value itself.
 *
 * @param item which item of a batch it is about, from 0; empty if the request is none
 * @param field the field's name on the wire; empty if it is about an item as a whole
 * @param code why: {@code invalid}, {@code missing_field} or {@code already_exists}
 * @param message for people, a whole sentence
 */
public record Problem(OptionalInt item, String field, String code, String message) {

  /** It is about a request that is no batch. */
  public Problem(String field, String code, String message) {
    this(OptionalInt.empty(), field, code, message);
  }

  /** The same, of an item of a batch. */
  public Problem of(int item) {
    return new Problem(OptionalInt.of(item), field, code, message);
  }

  /** The field has a value that it can't have. */
  public static Problem invalid(String field, String message) {
    return new Problem(field, "invalid", message);
  }

  /** The field is required and absent. */
  public static Problem missing(String field) {
    return new Problem(field, "missing_field", field + " is required.");
  }

  /** Something else has the same value in this field, which must be unique. */
  public static Problem taken(String field) {
    return new Problem(field, "already_exists", field + " has already been taken.");
  }
}
