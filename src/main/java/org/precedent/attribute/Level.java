package org.precedent.attribute;

/**
 * One step of a search path.
 *
 * @param source where it is
 * @param content what it has
 */
public record Level(Source source, Content content) {

  /** What an attribute has that no level gives a value. */
  public static final Level UNSET = new Level(new Source.None(), Content.NONE);
}
