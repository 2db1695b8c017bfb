package org.precedent.looker;

/** Ids in bodies that say nothing else. */
final class RequiredIds {

  private RequiredIds() {}

  /**
   * The id in that field.
   *
   * @throws MalformedRequestException if there is none
   */
  static String read(Body body, String field) {
    return body.id(field)
        .value()
        .orElseThrow(
            () -> new MalformedRequestException("The body must have an id in " + field + "."));
  }
}
