package org.precedent.attribute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import org.precedent.platform.CurrentTransaction;

/**
 * The definitions as last read by this node. Every statement that reads or writes values tells the
 * version of the metadata that it saw, so a stale snapshot is noticed on every node without
 * messages between them. Thread-safe.
 */
@ApplicationScoped
public class DefinitionCache {

  @Inject DefinitionLoader loader;
  @Inject CurrentTransaction transaction;

  private volatile DefinitionSnapshot current = DefinitionSnapshot.EMPTY;

  /** What this node knows, at no cost; perhaps stale. */
  DefinitionSnapshot current() {
    return current;
  }

  /** What this node knows, at no cost unless it knows nothing yet; perhaps stale. */
  public DefinitionSnapshot known() {
    DefinitionSnapshot known = current;
    return known.version() > 0 ? known : reload();
  }

  /** What is true now, for the cost of one small query. */
  public DefinitionSnapshot fresh() {
    return atLeast(loader.version());
  }

  /** A snapshot not older than {@code version}. */
  public DefinitionSnapshot atLeast(long version) {
    DefinitionSnapshot known = current;
    if (known.version() >= version) {
      return known;
    }
    return reload();
  }

  /** This node changed them: what it knew is of no use. */
  synchronized void onChange(
      @Observes(during = TransactionPhase.AFTER_SUCCESS) DefinitionsChanged event) {
    current = DefinitionSnapshot.EMPTY;
  }

  /**
   * What is true now, read anew. What a transaction sees is not remembered: it may yet be rolled
   * back. Until somebody reads outside of one, each of them reads anew.
   */
  public DefinitionSnapshot reload() {
    DefinitionSnapshot loaded = loader.load();
    if (transaction.active()) {
      return loaded;
    }
    synchronized (this) {
      if (loaded.version() > current.version()) {
        current = loaded;
      }
      return current;
    }
  }
}
