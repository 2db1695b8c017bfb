package org.precedent.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precedent.directory.DirectoryUnavailableException;
import org.precedent.directory.mirror.MirrorActivity;
import org.precedent.directory.mirror.MirrorProgress;
import org.precedent.directory.mirror.MirrorReport;
import org.precedent.directory.mirror.Mirrors;
import org.precedent.directory.mirror.PastRun;

/** How the mirror of the directory stands. */
@Named
@RequestScoped
public class DirectoryPage {

  @Inject Me me;
  @Inject Notes notes;
  @Inject Mirrors mirrors;

  private boolean loaded;
  private Optional<MirrorReport> report = Optional.empty();
  private String failure = "";

  /** Reads how it stands. */
  public void load() {
    me.requireAdministrator();
    loaded = true;
    try {
      report = mirrors.report(me.caller());
    } catch (DirectoryUnavailableException unavailable) {
      failure = String.valueOf(unavailable.getMessage());
    }
  }

  // A page that is sent again is not loaded before.
  private Optional<MirrorReport> current() {
    if (!loaded) {
      load();
    }
    return report;
  }

  /** Has the mirror run, and shows how it goes on. */
  public void run() {
    try {
      if (notes.attempt(() -> mirrors.runNow(me.caller()))) {
        notes.done("directory.requested");
      }
    } catch (DirectoryUnavailableException unavailable) {
      notes.failedBecause("directory.unavailable", unavailable.getMessage());
    }
    notes.keep();
    Operations.redirect(Addresses.ROOT + "/directory");
  }

  /** Whether there is a directory. */
  public boolean isConfigured() {
    return current().isPresent();
  }

  /** Why the directory can't be set up; empty if it can. */
  public String getFailure() {
    current();
    return failure;
  }

  /** How the mirror stands. */
  public @Nullable MirrorReport getReport() {
    return current().orElse(null);
  }

  /** What the mirror is doing: part of the keys of texts. */
  public String getActivity() {
    return current().map(each -> each.activity().name().toLowerCase(Locale.ROOT)).orElse("");
  }

  /** Whether there is something to wait for. */
  public boolean isBusy() {
    return current()
        .map(MirrorReport::activity)
        .filter(each -> each == MirrorActivity.RUNNING || each == MirrorActivity.REQUESTED)
        .isPresent();
  }

  /** What the run is at: part of the keys of texts; empty if nobody knows. */
  public String getPhase() {
    return progress().map(each -> each.phase().name().toLowerCase(Locale.ROOT)).orElse("");
  }

  /** How many entries of the phase are done. */
  public long getDone() {
    return progress().map(MirrorProgress::done).orElse(0L);
  }

  /** How many there are; zero if nobody knows. */
  public long getTotal() {
    return progress()
        .map(each -> each.total().orElse(0))
        .map(total -> total == 0 ? 0 : Math.max(total, getDone()))
        .orElse(0L);
  }

  private Optional<MirrorProgress> progress() {
    return current().flatMap(MirrorReport::progress);
  }

  /** The last runs, the last one first. */
  public List<PastRun> getRuns() {
    return current().map(MirrorReport::runs).orElse(List.of());
  }
}
