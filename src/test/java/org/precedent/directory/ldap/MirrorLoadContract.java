package org.precedent.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.precedent.directory.DirectoryPerson;
import org.precedent.directory.UserChanged;
import org.precedent.directory.mirror.Mirror;
import org.precedent.identity.UserId;
import org.precedent.testing.Database;

/** How little the mirror does, how much it copes with, and several nodes at once. */
abstract class MirrorLoadContract extends MirrorKit {

  private static final int MEMBERS = 50_000;
  private static final int STEP = 10;

  MirrorLoadContract(Database database) {
    super(database);
  }

  @Test
  void a_run_without_changes_reads_only_what_changed_last_and_writes_nothing()
      throws LDAPException {
    for (int i = 0; i < 20; i++) {
      branch.person("user" + i);
    }
    branch.group("first", "uid=user1," + branch.base());
    ServerContract.nextSecond();
    branch.group("last", "uid=user2," + branch.base());
    run();
    ServerContract.nextSecond();
    branch.set("uid=user3," + branch.base(), "sn", "Changed");
    pass(java.time.Duration.ofMinutes(5));
    run();
    long changed = count("select count(*) from users where updated_at > created_at");
    long version = count("select version from group_metadata");
    long audited = count("select count(*) from audit_event");
    pass(java.time.Duration.ofMinutes(5));
    WatchedDirectory watched = new WatchedDirectory(ldap, () -> {});
    directory = watched;

    run();

    // What was dated the second of the last reading may have changed once more in it.
    assertThat(watched.people()).extracting(DirectoryPerson::loginName).containsExactly("user3");
    assertThat(watched.groups()).extracting(one -> one.group().name()).containsExactly("last");
    assertThat(watched.lookUps()).isZero();
    assertThat(user("user3").lastName()).isEqualTo("Changed");
    assertThat(changed).isOne();
    assertThat(count("select count(*) from users where updated_at > created_at")).isOne();
    assertThat(count("select version from group_metadata")).isEqualTo(version);
    assertThat(count("select count(*) from audit_event")).isEqualTo(audited);
  }

  @Test
  void entries_that_can_not_be_used_cost_nothing_more_once_they_are_known() throws LDAPException {
    addNameless(520);
    branch.person("anna", new Attribute("givenName", "A".repeat(300)));
    branch.person("bert");
    branch.group("g".repeat(300), "uid=bert," + branch.base());
    branch.group("sales", "uid=bert," + branch.base());
    ServerContract.nextSecond();
    String last = branch.person("last");
    branch.group("last", last);
    run();
    run();
    assertThat(count("select left_out from mirror_state")).isEqualTo(522);

    WatchedDirectory watched = new WatchedDirectory(ldap, () -> {});
    directory = watched;
    run();

    assertThat(watched.lookUps()).isZero();
    assertThat(watched.people()).extracting(DirectoryPerson::loginName).containsExactly("last");
    assertThat(watched.groups()).extracting(one -> one.group().name()).containsExactly("last");
    assertThat(count("select left_out from mirror_state")).isEqualTo(522);

    branch.set("cn=nameless7," + branch.base(), "uid", "named");
    branch.admin().delete("cn=nameless8," + branch.base());
    run();

    assertThat(users("named")).hasSize(1);
    assertThat(count("select left_out from mirror_state")).isEqualTo(520);
  }

  @Test
  void a_group_of_50000_members_is_mirrored_and_follows() throws LDAPException {
    for (int i = 0; i < MEMBERS; i += STEP) {
      ((MemoryServer) server).server().add(somebody(i));
    }
    List<String> members =
        new ArrayList<>(IntStream.range(0, MEMBERS).mapToObj(this::dnOf).toList());
    String everybody = branch.group("everybody", members.toArray(String[]::new));
    try (LdapDirectory atOnce = branch.directory(Branch.pages(0))) {
      directory = atOnce;
      run();
      assertThat(group("everybody").userCount()).isEqualTo(MEMBERS / STEP);

      members.remove(dnOf(0));
      members.remove(dnOf(MEMBERS - STEP));
      branch.set(everybody, "member", members.toArray(String[]::new));
      run();

      assertThat(group("everybody").userCount()).isEqualTo(MEMBERS / STEP - 2);
      assertThat(user("user0").groups()).doesNotContain(group("everybody").id());
      assertThat(user("user" + STEP).groups()).contains(group("everybody").id());
    }
  }

  @Test
  void a_role_of_many_is_given_and_taken_in_parts_each_of_which_is_told_once()
      throws LDAPException {
    for (int i = 0; i < 600; i++) {
      ((MemoryServer) server).server().add(somebody(i));
    }
    String admins =
        branch.group("admins", IntStream.range(0, 600).mapToObj(this::dnOf).toArray(String[]::new));
    administrators = Optional.of(key(admins));
    try (LdapDirectory atOnce = branch.directory(Branch.pages(0))) {
      directory = atOnce;
      run();

      assertThat(count("select count(*) from user_role where by_directory")).isEqualTo(600);
      assertThat(toldAtOnce()).containsExactly(500, 100);

      branch.set(admins, "member", dnOf(0));
      run();

      assertThat(count("select count(*) from user_role where by_directory")).isOne();
      assertThat(user("user0").administrator()).isTrue();
      assertThat(toldAtOnce()).containsExactly(500, 99);
    }
  }

  /** Of how many users was told with each event since the last time. */
  private List<Integer> toldAtOnce() {
    List<Integer> sizes =
        beans.events().stream()
            .filter(UserChanged.class::isInstance)
            .map(event -> ((UserChanged) event).users().size())
            .toList();
    beans.events().clear();
    return sizes;
  }

  private String dnOf(int number) {
    return "uid=user" + number + "," + branch.base();
  }

  private Entry somebody(int number) throws LDAPException {
    Entry entry = new Entry(dnOf(number));
    entry.addAttribute("objectClass", "inetOrgPerson");
    entry.addAttribute("uid", "user" + number);
    entry.addAttribute("cn", "user" + number);
    entry.addAttribute("sn", "Somebody");
    return entry;
  }

  @Test
  void people_who_log_in_at_both_nodes_during_a_run_are_one_user_each()
      throws LDAPException, InterruptedException, ExecutionException {
    List<String> dns = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      dns.add(branch.person("user" + i));
    }
    branch.group("outer", branch.group("inner", dns.toArray(String[]::new)));
    Mirror other = otherMirror();
    List<Callable<UserId>> logIns = new ArrayList<>();
    for (int i = 0; i < 48; i++) {
      Mirror node = i % 2 == 0 ? mirror : other;
      String uid = "user" + i / 2 % 4;
      logIns.add(() -> node.admit(ldap.findPerson(uid, node.wanted()).orElseThrow()));
    }
    logIns.add(
        12,
        () -> {
          other.run();
          return user("user0").id();
        });
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      for (Future<UserId> logIn : threads.invokeAll(logIns, 120, TimeUnit.SECONDS)) {
        logIn.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertInBothGroups();
    run();
    assertInBothGroups();
  }

  private void assertInBothGroups() {
    for (int i = 0; i < 4; i++) {
      assertThat(users("user" + i)).hasSize(1);
      assertThat(user("user" + i).groups()).contains(group("inner").id());
    }
    assertThat(
            count(
                "select count(*) from group_closure where group_id = ?1 and ancestor_id = ?2",
                group("inner").id().value(),
                group("outer").id().value()))
        .isOne();
  }

  @Test
  void while_one_node_mirrors_another_does_not_but_lets_people_log_in() throws LDAPException {
    branch.person("anna");
    Mirror other = otherMirror();
    List<Boolean> ran = new ArrayList<>();
    List<UserId> admitted = new ArrayList<>();
    directory =
        new WatchedDirectory(
            ldap,
            () -> {
              ran.add(other.run());
              admitted.add(other.admit(ldap.findPerson("anna", other.wanted()).orElseThrow()));
            });

    assertThat(mirror.run()).isTrue();

    assertThat(ran).hasSize(4).containsOnly(false);
    assertThat(admitted).containsOnly(user("anna").id());
    assertThat(other.run()).as("after it").isTrue();
  }
}
