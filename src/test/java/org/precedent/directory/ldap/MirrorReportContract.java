package org.precedent.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.LDAPException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.precedent.directory.mirror.MirrorActivity;
import org.precedent.directory.mirror.MirrorAttempt;
import org.precedent.directory.mirror.MirrorPhase;
import org.precedent.directory.mirror.MirrorProgress;
import org.precedent.directory.mirror.MirrorReport;
import org.precedent.directory.mirror.Mirrors;
import org.precedent.directory.mirror.PastRun;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.Caller;
import org.precedent.identity.UserId;
import org.precedent.testing.Database;

/** What is told of the mirror, over either database. */
abstract class MirrorReportContract extends MirrorKit {

  MirrorReportContract(Database database) {
    super(database);
  }

  private MirrorReport report() {
    return store.in(() -> beans.get(Mirrors.class).report(admin)).orElseThrow();
  }

  @Test
  void it_waits_before_the_first_run() {
    assertThat(report().activity()).isEqualTo(MirrorActivity.WAITING);
    assertThat(report().progress()).isEmpty();
    assertThat(report().runs()).isEmpty();
    assertThat(report().directory()).isEqualTo("test");
  }

  @Test
  void a_run_shows_its_phases_and_how_far_it_is() throws LDAPException {
    for (int i = 0; i < 5; i++) {
      branch.person("user" + i);
    }
    branch.group("sales", "uid=user1," + branch.base());
    List<MirrorReport> seen = new ArrayList<>();
    directory =
        new WatchedDirectory(
            ldap,
            () -> {
              pass(Duration.ofSeconds(2));
              seen.add(report());
            });

    run();
    run();

    assertThat(seen).extracting(MirrorReport::activity).containsOnly(MirrorActivity.RUNNING);
    List<MirrorProgress> steps =
        seen.stream().map(MirrorReport::progress).map(step -> step.orElseThrow()).toList();
    assertThat(steps)
        .extracting(MirrorProgress::phase)
        .startsWith(
            MirrorPhase.LISTING_PEOPLE,
            MirrorPhase.LISTING_GROUPS,
            MirrorPhase.READING_PEOPLE,
            MirrorPhase.READING_GROUPS);
    assertThat(steps.get(0).total()).isEmpty();
    assertThat(steps.get(2).total()).hasValue(5);
    assertThat(steps.get(4).total()).as("known from the run before").hasValue(5);
    assertThat(report().activity()).isEqualTo(MirrorActivity.WAITING);
  }

  @Test
  void the_last_runs_are_told_with_what_they_did_and_why_they_failed() throws LDAPException {
    branch.person("anna");
    attempt();
    try (LdapDirectory refused =
        branch.directory(Branch.login(TestServer.READER, "not the password"))) {
      directory = refused;
      attempt();
    }

    List<PastRun> runs = report().runs();

    assertThat(runs).hasSize(2);
    assertThat(runs.get(0).error().orElseThrow()).contains("PRECEDENT_LDAP_BIND");
    assertThat(runs.get(1).error()).isEmpty();
    assertThat(runs.get(1).peopleRead()).isOne();
    assertThat(runs.get(1).complete()).isTrue();
    assertThat(report().state().lastError()).isEqualTo(runs.get(0).error());
  }

  @Test
  void only_the_last_hundred_runs_are_kept() throws LDAPException {
    branch.person("anna");
    for (int i = 0; i < 103; i++) {
      run();
    }

    assertThat(count("select count(*) from mirror_run")).isEqualTo(100);
  }

  @Test
  void a_run_that_is_asked_for_is_told_until_it_begins() throws LDAPException {
    branch.person("anna");
    store.run(() -> beans.get(Mirrors.class).runNow(admin));
    assertThat(report().activity()).isEqualTo(MirrorActivity.REQUESTED);

    run();

    assertThat(report().activity()).isEqualTo(MirrorActivity.WAITING);
  }

  @Test
  void what_is_asked_for_during_a_run_is_not_lost() throws LDAPException {
    branch.person("anna");
    directory =
        new WatchedDirectory(ldap, () -> store.run(() -> beans.get(Mirrors.class).runNow(admin)));

    run();

    assertThat(report().activity()).isEqualTo(MirrorActivity.REQUESTED);
  }

  @Test
  void a_run_that_was_cut_off_long_ago_does_not_seem_to_go_on() throws LDAPException {
    branch.person("anna");
    directory = new BreakingDirectory(ldap, 0);
    assertThatThrownBy(this::run).isInstanceOf(IllegalStateException.class);
    assertThat(report().activity()).isEqualTo(MirrorActivity.RUNNING);

    pass(Duration.ofMinutes(6));

    assertThat(report().activity()).isEqualTo(MirrorActivity.INTERRUPTED);
    assertThat(report().progress()).isEmpty();
  }

  @Test
  void only_administrators_see_it_and_ask_for_runs() {
    Caller other = new Caller(new UserId(2), false);

    assertThatThrownBy(() -> beans.get(Mirrors.class).report(other))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> beans.get(Mirrors.class).runNow(other))
        .isInstanceOf(AccessDeniedException.class);
  }

  private void attempt() {
    beans.get(MirrorAttempt.class).run();
  }
}
