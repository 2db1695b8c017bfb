package org.precedent.console.imports;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.precedent.identity.Caller;
import org.precedent.testing.Beans;
import org.precedent.testing.Store;

/** The tables of imports with a transaction around each call, as the container begins one. */
final class TransactionalImportStore extends ImportStore {

  private final Store store;

  /** Told how many lines are written, each time after some were. */
  LongConsumer written = count -> {};

  TransactionalImportStore(Store store, Beans beans) {
    this.store = store;
    entityManager = store.entityManager();
    clock = beans.clock();
  }

  @Override
  public long create(Caller caller, String fileName) {
    return store.in(() -> super.create(caller, fileName));
  }

  @Override
  public void alive(Collection<Long> ids) {
    store.run(() -> super.alive(ids));
  }

  @Override
  public void enter(long id, ImportPhase phase, Optional<Long> lines) {
    store.run(() -> super.enter(id, phase, lines));
  }

  @Override
  public void progress(long id, long checked, long count) {
    store.run(() -> super.progress(id, checked, count));
    if (count > 0) {
      written.accept(count);
    }
  }

  @Override
  public void problems(long id, long before, List<ImportProblem> problems) {
    store.run(() -> super.problems(id, before, problems));
  }

  @Override
  public void end(long id, ImportPhase phase) {
    store.run(() -> super.end(id, phase));
  }

  @Override
  public List<ValueImport> last() {
    return store.in(super::last);
  }

  @Override
  public Optional<ValueImport> find(long id) {
    return store.in(() -> super.find(id));
  }

  @Override
  public List<ImportProblem> problems(long id) {
    return store.in(() -> super.problems(id));
  }
}
