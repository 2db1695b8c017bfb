package org.precedent.identity;

/**
 * One thing that is wrong with one field of a request. Never holds the value itself.
 *
 * @param field the field's name on the wire
 * @param code why: {@code invalid}, {@code missing_field} or {@code already_exists}
 * @param message for people, a whole sentence
 */
public record Problem(String field, String code, String message) {

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
