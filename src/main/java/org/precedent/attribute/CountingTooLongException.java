package org.precedent.attribute;

/** Whom values reach could not be counted in the time that a count may take. */
public final class CountingTooLongException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CountingTooLongException() {
    super("Counting whom the values reach took too long");
  }
}
