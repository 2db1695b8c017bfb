package org.precedent.directory;

/**
 * Gets the entries of one kind as they are read, in the thread that reads them.
 *
 * @param <T> what a usable entry is
 */
@FunctionalInterface
public interface EntrySink<T> {

  /** Gets an entry. */
  void accept(T entry);

  /** Gets one that has an immutable id, but no name. */
  default void unusable(UnusableEntry entry) {}
}
