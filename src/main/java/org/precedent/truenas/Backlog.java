package org.precedent.truenas;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What waits to be sent, of all connections together: when it is too much, those that have many
 * texts waiting are cut off, before there is no memory for anybody. Thread-safe.
 */
@ApplicationScoped
public class Backlog {

  // A character takes two bytes at most: an eighth of the memory.
  private static final int PART_OF_MEMORY = 16;

  private final long max;
  private final AtomicLong length = new AtomicLong();

  /** For the container: a part of the memory that there is. */
  public Backlog() {
    this(Runtime.getRuntime().maxMemory() / PART_OF_MEMORY);
  }

  /**
   * @param max in characters
   */
  Backlog(long max) {
    this.max = max;
  }

  /**
   * Counts what waits from now on.
   *
   * @param characters negative of what does no longer
   */
  void add(long characters) {
    length.addAndGet(characters);
  }

  /** Whether it is too much. */
  boolean isFull() {
    return length.get() > max;
  }
}
