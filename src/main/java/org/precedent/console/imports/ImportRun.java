package org.precedent.console.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.precedent.attribute.AttributeRef;
import org.precedent.attribute.named.BatchItem;
import org.precedent.attribute.named.ValueBatches;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.Caller;
import org.precedent.identity.InvalidException;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.Problem;
import org.precedent.platform.Outage;
import org.precedent.session.NameKind;
import org.precedent.session.Persons;

/**
 * Takes a file over: checks every line first, and if all are right, writes them, {@link
 * ValueBatches#MAX_ITEMS} in one transaction. A file of no more lines is taken over as a whole or
 * not at all. Not to be called in a transaction. Thread-safe.
 */
@ApplicationScoped
public class ImportRun {

  private static final Logger LOG = Logger.getLogger(ImportRun.class.getName());
  private static final int CHECKED_AT_ONCE = 1_000;

  @Inject Persons persons;
  @Inject LineResolver resolver;
  @Inject ValueBatches batches;
  @Inject ImportStore store;

  /** Takes it over, whatever happens: the store tells what came of it. */
  void of(Upload upload) {
    Progress progress = new Progress();
    try {
      if (check(upload, progress)) {
        write(upload, progress);
        store.end(upload.id(), ImportPhase.DONE);
      } else {
        store.end(upload.id(), ImportPhase.REFUSED);
      }
    } catch (InvalidException
        | AccessDeniedException
        | NotFoundException
        | UnreadableFileException changed) {
      fail(upload, progress, changed);
    } catch (RuntimeException failure) {
      LOG.log(
          Outage.causes(failure) ? Level.WARNING : Level.SEVERE,
          "The import " + upload.id() + " of values broke off; have the file uploaded again",
          failure);
      fail(upload, progress, failure);
    }
  }

  /** For one run and one thread. */
  private static final class Progress {
    private final SeenPairs seen = new SeenPairs();
    private long checked;
    private long written;
    private long problems;
    private List<Long> lines = List.of();
  }

  private boolean check(Upload upload, Progress progress) {
    store.enter(upload.id(), ImportPhase.CHECKING, Optional.empty());
    try {
      long[] count = {0};
      upload.lines().read(CHECKED_AT_ONCE, (kind, lines) -> count[0] += lines.size());
      store.enter(upload.id(), ImportPhase.CHECKING, Optional.of(count[0]));
      if (count[0] == 0) {
        throw new UnreadableFileException(ImportProblem.ofFile(ProblemCode.NO_LINES));
      }
      upload.lines().read(CHECKED_AT_ONCE, (kind, lines) -> check(upload, kind, lines, progress));
    } catch (UnreadableFileException unreadable) {
      add(upload, progress, List.of(unreadable.problem()));
    }
    return progress.problems == 0;
  }

  private void check(Upload upload, NameKind kind, List<ImportLine> lines, Progress progress) {
    Resolved resolved = resolver.resolve(upload.caller(), kind, lines);
    List<ImportProblem> problems = new ArrayList<>(resolved.problems());
    problems.addAll(broken(upload.caller(), resolved));
    for (int i = 0; i < resolved.items().size(); i++) {
      BatchItem item = resolved.items().get(i);
      if (item.attribute() instanceof AttributeRef.ById byId
          && !progress.seen.add(item.user(), byId.id())) {
        problems.add(ImportProblem.of(resolved.lines().get(i), "", ProblemCode.TWICE));
      }
    }
    add(upload, progress, problems);
    progress.checked += lines.size();
    store.progress(upload.id(), progress.checked, 0);
  }

  private List<ImportProblem> broken(Caller caller, Resolved resolved) {
    List<ImportProblem> problems = new ArrayList<>();
    batches
        .problems(caller, resolved.items())
        .forEach(
            (place, found) ->
                found.forEach(problem -> problems.add(rule(resolved.lines().get(place), problem))));
    return problems;
  }

  private void write(Upload upload, Progress progress) {
    store.enter(upload.id(), ImportPhase.WRITING, Optional.empty());
    upload
        .lines()
        .read(
            ValueBatches.MAX_ITEMS,
            (kind, lines) -> {
              write(upload, kind, lines, progress);
              progress.written += lines.size();
              store.progress(upload.id(), progress.checked, progress.written);
            });
  }

  private void write(Upload upload, NameKind kind, List<ImportLine> lines, Progress progress) {
    requireAdministrator(upload, progress);
    progress.lines = lines.stream().map(ImportLine::number).toList();
    Resolved resolved = resolver.resolve(upload.caller(), kind, lines);
    if (!resolved.problems().isEmpty()) {
      add(upload, progress, resolved.problems());
      throw new NotFoundException("user or attribute");
    }
    batches.apply(upload.caller(), resolved.items());
  }

  // A large file takes its time, in which somebody may have been disabled.
  private void requireAdministrator(Upload upload, Progress progress) {
    if (!persons.isActiveAdministrator(upload.caller().user())) {
      add(upload, progress, List.of(ImportProblem.ofFile(ProblemCode.NO_ADMINISTRATOR)));
      throw new AccessDeniedException("Who began the import is no administrator any more.");
    }
  }

  // Somebody changed users or attributes since the lines were checked.
  private void fail(Upload upload, Progress progress, RuntimeException failure) {
    try {
      if (failure instanceof InvalidException invalid) {
        add(
            upload,
            progress,
            invalid.problems().stream().map(each -> rule(line(each, progress), each)).toList());
      }
      store.end(upload.id(), ImportPhase.FAILED);
    } catch (RuntimeException away) {
      LOG.log(Level.WARNING, "The end of import " + upload.id() + " could not be kept", away);
    }
  }

  private void add(Upload upload, Progress progress, List<ImportProblem> problems) {
    if (!problems.isEmpty()) {
      store.problems(upload.id(), progress.problems, problems);
      progress.problems += problems.size();
    }
  }

  private static long line(Problem problem, Progress progress) {
    return problem.item().isPresent() ? progress.lines.get(problem.item().getAsInt()) : 0;
  }

  private static ImportProblem rule(long line, Problem problem) {
    return new ImportProblem(line, problem.field(), ProblemCode.RULE, problem.message());
  }
}
