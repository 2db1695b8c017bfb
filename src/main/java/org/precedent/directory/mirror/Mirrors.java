package org.precedent.directory.mirror;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.precedent.audit.Action;
import org.precedent.audit.Audit;
import org.precedent.audit.Subject;
import org.precedent.directory.ConfiguredDirectory;
import org.precedent.directory.Directory;
import org.precedent.directory.DirectoryUnavailableException;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.NotFoundException;

/** The mirror for those who watch it, and want it to run. */
@Stateless
public class Mirrors {

  private static final int SHOWN = 20;

  @Inject Clock clock;
  @Inject ConfiguredDirectory configured;
  @Inject MirrorStates states;
  @Inject PastRuns pastRuns;
  @Inject MirrorTransactions transactions;
  @Inject MirrorRequests requests;
  @Inject Audit audit;

  /**
   * How the mirror stands; empty if no directory is configured.
   *
   * @throws org.precedent.identity.AccessDeniedException unless the caller is an administrator
   * @throws DirectoryUnavailableException if the directory can't be set up at all
   */
  public Optional<MirrorReport> report(Caller caller) {
    AccessRules.requireAdministrator(caller);
    return configured.directory().map(directory -> report(directory.name()));
  }

  private MirrorReport report(String directory) {
    Instant now = clock.instant();
    MirrorState state = states.of(directory);
    MirrorActivity activity = state.activity(now);
    List<PastRun> runs =
        transactions.read(statements -> pastRuns.last(statements, directory, SHOWN));
    return new MirrorReport(
        directory,
        activity,
        state.progress().filter(progress -> activity == MirrorActivity.RUNNING),
        state,
        runs);
  }

  /**
   * Has the mirror run within seconds, or, if a run is at work, once more after it.
   *
   * @throws org.precedent.identity.AccessDeniedException unless the caller is an administrator
   * @throws NotFoundException if no directory is configured
   * @throws DirectoryUnavailableException if the directory can't be set up at all
   */
  public void runNow(Caller caller) {
    AccessRules.requireAdministrator(caller);
    Directory directory =
        configured.directory().orElseThrow(() -> new NotFoundException("directory"));
    transactions.join(statements -> states.request(statements, directory.name()));
    audit.record(caller.user(), Action.MIRROR_REQUESTED, Subject.NONE);
    requests.soon();
  }
}
