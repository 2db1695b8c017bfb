package org.precedent.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.precedent.directory.DirectoryPerson;
import org.precedent.directory.EmailCredentials;
import org.precedent.directory.EntryAttribute;
import org.precedent.directory.Roles;
import org.precedent.directory.User;
import org.precedent.directory.UserChanges;
import org.precedent.directory.Users;
import org.precedent.directory.mirror.EntryFollower;
import org.precedent.directory.mirror.Mirror;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.Change;
import org.precedent.identity.GroupId;
import org.precedent.identity.Role;
import org.precedent.identity.UserId;
import org.precedent.platform.Sql;
import org.precedent.testing.Database;
import org.precedent.testing.SettableClock;

/** What the mirror makes of people, beside what is set by hand. */
abstract class MirrorPeopleContract extends MirrorKit {

  MirrorPeopleContract(Database database) {
    super(database);
  }

  @Test
  void who_was_disabled_by_hand_stays_so_until_he_is_enabled_by_hand() throws LDAPException {
    String dn = branch.person("anna");
    run();
    administrator();
    UserId anna = user("anna").id();
    store.run(() -> beans.get(Users.class).update(admin, anna, disabled(true)));
    branch.set(dn, "sn", "Other");

    run();

    assertThat(find(anna).lastName()).isEqualTo("Other");
    assertThat(find(anna).disabled()).isTrue();

    store.run(() -> beans.get(Users.class).update(admin, anna, disabled(false)));

    assertThat(find(anna).disabled()).isFalse();
  }

  @Test
  void who_is_disabled_by_hand_while_the_mirror_writes_stays_so() throws LDAPException {
    String dn = branch.person("anna");
    run();
    administrator();
    UserId anna = user("anna").id();
    branch.set(dn, "sn", "Other");
    AtomicBoolean done = new AtomicBoolean();
    // It is asked for the time after what was known is read, and before it is written.
    Mirror other =
        otherMirror(
            new Ticking(
                () -> {
                  boolean reading =
                      StackWalker.getInstance()
                          .walk(
                              frames ->
                                  frames.anyMatch(
                                      frame -> frame.getClassName().endsWith(".PersonStore")));
                  if (reading && done.compareAndSet(false, true)) {
                    elsewhere(
                        () ->
                            store.run(
                                () -> beans.get(Users.class).update(admin, anna, disabled(true))));
                  }
                }));

    other.run();

    assertThat(done).isTrue();
    assertThat(find(anna).lastName()).isEqualTo("Other");
    assertThat(find(anna).disabled()).isTrue();
  }

  @Test
  void whom_the_directory_disables_is_disabled_until_it_enables_him() throws LDAPException {
    String dn = branch.person("anna");
    run();
    administrator();
    UserId anna = user("anna").id();
    session(anna);
    branch.set(dn, "pwdAccountLockedTime", "000001010000Z");

    run();

    assertThat(find(anna).disabled()).isTrue();
    assertThat(count("select count(*) from session")).isZero();
    assertDenied(() -> beans.get(Users.class).update(admin, anna, disabled(false)));

    branch.set(dn, "pwdAccountLockedTime");
    run();

    assertThat(find(anna).disabled()).isFalse();
  }

  @Test
  void names_and_addresses_of_mirrored_users_can_not_be_changed_by_hand() throws LDAPException {
    branch.person("anna");
    run();
    User anna = user("anna");
    UserChanges same = UserChanges.named(Change.keep(), Change.to(anna.lastName()));
    UserChanges other = UserChanges.named(Change.keep(), Change.to("Other"));

    store.run(() -> beans.get(Users.class).update(admin, anna.id(), same));
    assertThatThrownBy(
            () -> store.run(() -> beans.get(Users.class).update(admin, anna.id(), other)))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(
            () ->
                store.run(
                    () ->
                        beans
                            .get(EmailCredentials.class)
                            .create(admin, anna.id(), Change.to("x@example.org"), Change.keep())))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void the_demo_company_is_sent_away_when_another_directory_is_configured() {
    store.run(
        () ->
            Sql.update(
                store.entityManager(),
                """
                insert into users (id, directory, directory_id, login_name, created_at, updated_at)
                  values (777777, 'demo', 'of-demo', 'agreen', current_timestamp, current_timestamp)
                """));

    mirror.run();

    assertThat(store.in(() -> beans.get(Users.class).find(new UserId(777777))).orElseThrow())
        .matches(User::disabled);
  }

  @Test
  void members_of_the_administrators_group_are_administrators_until_they_leave()
      throws LDAPException {
    branch.person("anna");
    branch.person("bert");
    branch.person("cleo");
    String inner = branch.group("it", "uid=anna," + branch.base());
    String admins = branch.group("admins", inner, "uid=bert," + branch.base());
    administrators = Optional.of(key(admins));
    run();

    assertThat(user("anna").administrator()).isTrue();
    assertThat(user("bert").administrator()).isTrue();
    assertThat(user("cleo").administrator()).isFalse();

    administrator();
    store.run(() -> beans.get(Roles.class).set(admin, user("cleo").id(), Set.of(Role.ADMIN)));
    assertDenied(() -> beans.get(Roles.class).set(admin, user("bert").id(), Set.of()));
    branch.set(admins, "member", "uid=cleo," + branch.base());
    run();

    assertThat(user("anna").administrator()).isFalse();
    assertThat(user("cleo").administrator()).isTrue();

    branch.set(admins, "member", "uid=bert," + branch.base());
    run();

    assertThat(user("cleo").administrator()).as("by hand").isTrue();
    assertThat(user("bert").administrator()).isTrue();
  }

  @Test
  void who_logs_in_is_mirrored_with_his_groups_before_the_next_run() throws LDAPException {
    branch.person("bert");
    run();
    branch.person("anna");
    String inner = branch.group("inner", "uid=anna," + branch.base());
    String admins = branch.group("admins", inner);
    administrators = Optional.of(key(admins));

    UserId anna = mirror.admit(person("anna"));

    assertThat(user("anna").id()).isEqualTo(anna);
    assertThat(find(anna).administrator()).isTrue();
    assertThat(find(anna).groups()).contains(group("inner").id());

    run();

    assertThat(user("anna").id()).isEqualTo(anna);
    assertThat(find(anna).groups()).containsExactly(GroupId.ALL_USERS, group("inner").id());
    assertThat(find(anna).administrator()).isTrue();
  }

  @Test
  void who_logs_in_after_leaving_a_group_is_no_longer_in_it() throws LDAPException {
    branch.person("anna");
    branch.person("bert");
    String sales = branch.group("sales", "uid=anna," + branch.base());
    administrators = Optional.of(key(sales));
    run();
    branch.set(sales, "member", "uid=bert," + branch.base());

    UserId anna = mirror.admit(person("anna"));

    assertThat(find(anna).groups()).containsExactly(GroupId.ALL_USERS);
    assertThat(find(anna).administrator()).isFalse();
  }

  @Test
  void followers_get_what_they_want_with_each_run_and_each_log_in() throws LDAPException {
    EntryAttribute room = new EntryAttribute("roomNumber");
    List<String> rooms = new ArrayList<>();
    beans.withAll(
        new EntryFollower() {
          @Override
          public Set<EntryAttribute> wanted() {
            return Set.of(room);
          }

          @Override
          public void follow(Map<UserId, DirectoryPerson> batch) {
            batch.forEach((id, person) -> rooms.addAll(person.attributes().get(room)));
          }
        });
    branch.person("anna", new Attribute("roomNumber", "17"));

    run();
    mirror.admit(directory.findPerson("anna", mirror.wanted()).orElseThrow());

    assertThat(rooms).containsExactly("17", "17");
  }

  private static void elsewhere(Runnable work) {
    CompletableFuture.runAsync(work).orTimeout(20, TimeUnit.SECONDS).join();
  }

  /** A clock that does something whenever it is looked at. */
  private static final class Ticking extends java.time.Clock {

    private final Runnable tick;
    private final java.time.Clock clock = new SettableClock();

    Ticking(Runnable tick) {
      this.tick = tick;
    }

    @Override
    public java.time.Instant instant() {
      tick.run();
      return clock.instant();
    }

    @Override
    public java.time.ZoneId getZone() {
      return clock.getZone();
    }

    @Override
    public java.time.Clock withZone(java.time.ZoneId zone) {
      return this;
    }
  }

  /** The rules want that there is one. */
  private void administrator() {
    store.run(
        () -> {
          UserId local =
              beans
                  .get(Users.class)
                  .create(admin, UserChanges.named(Change.to("Ada"), Change.to("Admin")))
                  .id();
          beans.get(Roles.class).set(admin, local, Set.of(Role.ADMIN));
        });
  }
}
