package org.precedent.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precedent.directory.UserCriterion.Field;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.Caller;
import org.precedent.identity.Change;
import org.precedent.identity.GroupId;
import org.precedent.identity.InvalidException;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.Problem;
import org.precedent.identity.Role;
import org.precedent.identity.UserId;
import org.precedent.platform.Sql;
import org.precedent.testing.Database;

abstract class UsersContract extends DirectoryKit {

  private final Database database;

  UsersContract(Database database) {
    super(database);
    this.database = database;
  }

  @Test
  void a_new_user_is_in_the_group_of_all_users_and_has_no_role() {
    User user = find(user("Grace", "Hopper"));
    assertThat(user.groups()).containsExactly(GroupId.ALL_USERS);
    assertThat(user.roles()).isEmpty();
    assertThat(user.email()).isEmpty();
    assertThat(user.displayName()).contains("Grace Hopper");
    assertThat(user.createdAt()).isEqualTo(beans.clock().instant());
  }

  @Test
  void a_user_shows_groups_roles_credential_and_locale() {
    UserId id = user("Grace", "Hopper");
    GroupId second = group("B");
    GroupId first = group("A");
    join(first, id);
    join(second, id);
    store.run(() -> roles.set(admin, id, Set.of(Role.USER, Role.ADMIN)));
    email(id, "Grace@navy.mil");
    store.run(
        () ->
            Sql.update(
                store.entityManager(),
                """
                insert into user_value (user_id, definition_id, plain_text, set_by, set_at)
                values (?1, 11, 'fr', 1, current_timestamp)
                """,
                id.value()));
    User user = find(id);
    assertThat(user.groups()).containsExactly(GroupId.ALL_USERS, second, first);
    assertThat(user.roles()).containsExactly(Role.ADMIN, Role.USER);
    assertThat(user.email()).isEqualTo("Grace@navy.mil");
    assertThat(user.emailCredential().orElseThrow().email()).isEqualTo("Grace@navy.mil");
    assertThat(user.locale()).contains("fr");
  }

  @Test
  void an_update_changes_what_it_names_only() {
    UserId id = user("Grace", "Hopper");
    store.run(
        () ->
            users.update(
                admin,
                id,
                new UserChanges(
                    Change.keep(),
                    Change.to(null),
                    Change.to(true),
                    Change.to("7"),
                    Change.to(true),
                    Change.to("{\"a\":\"b\"}"))));
    User user = find(id);
    assertThat(user.firstName()).isEqualTo("Grace");
    assertThat(user.lastName()).isEmpty();
    assertThat(user.displayName()).isEmpty();
    assertThat(user.disabled()).isTrue();
    assertThat(user.homeFolderId()).contains("7");
    assertThat(user.modelsDirValidated()).contains(true);
    assertThat(user.uiState()).contains("{\"a\":\"b\"}");
  }

  @Test
  void every_wrong_field_is_named_at_once() {
    UserChanges wrong = names("a\0b", "x".repeat(256));
    assertThatThrownBy(() -> store.in(() -> users.create(admin, wrong)))
        .isInstanceOfSatisfying(
            InvalidException.class,
            invalid ->
                assertThat(invalid.problems())
                    .extracting(Problem::field)
                    .containsExactly("first_name", "last_name"));
  }

  @Test
  void half_a_surrogate_pair_is_refused() {
    assertThatThrownBy(() -> user("\uD800", "x")).isInstanceOf(InvalidException.class);
  }

  @Test
  void a_name_of_255_characters_is_kept_to_the_character() {
    String name = " \u00e4\ud83d\ude00".repeat(63) + "xyz";
    assertThat(find(user(name, "")).firstName()).isEqualTo(name);
  }

  @Test
  void users_may_rename_themselves_but_neither_disable_themselves_nor_change_others() {
    UserId id = user("Grace", "Hopper");
    Caller grace = caller(id);
    UserChanges disable =
        new UserChanges(
            Change.keep(),
            Change.keep(),
            Change.to(true),
            Change.keep(),
            Change.keep(),
            Change.keep());
    assertThat(in(() -> users.update(grace, id, names("G.", "H."))).firstName()).isEqualTo("G.");
    assertThatThrownBy(() -> in(() -> users.update(grace, id, disable)))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> in(() -> users.update(grace, admin.user(), names("x", "y"))))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> in(() -> users.create(grace, names("x", "y"))))
        .isInstanceOf(AccessDeniedException.class);
  }

  private static UserChanges disabled(boolean disabled) {
    return new UserChanges(
        Change.keep(),
        Change.keep(),
        Change.to(disabled),
        Change.keep(),
        Change.keep(),
        Change.keep());
  }

  private static UserChanges sentBack(String firstName, String lastName, boolean disabled) {
    return new UserChanges(
        Change.to(firstName),
        Change.to(lastName),
        Change.to(disabled),
        Change.keep(),
        Change.keep(),
        Change.keep());
  }

  private boolean isDisabledByHand(UserId id) {
    return store.count("select count(*) from users where id = ?1 and disabled_by_hand", id.value())
        == 1;
  }

  private UserId disabledByDirectory(String directoryId) {
    UserId id = user("Grace", "Hopper");
    store.run(
        () ->
            Sql.update(
                store.entityManager(),
                """
                update users set directory = 'd', directory_id = ?2, disabled = true,
                  vanished_at = current_timestamp where id = ?1
                """,
                id.value(),
                directoryId));
    return id;
  }

  @Test
  void whom_a_directory_disabled_can_be_disabled_by_hand_too() {
    UserId id = disabledByDirectory("said");

    in(() -> users.setDisabled(admin, id, true));

    assertThat(isDisabledByHand(id)).isTrue();
  }

  @Test
  void whoever_is_sent_back_as_a_directory_disabled_him_is_not_disabled_by_hand() {
    UserId id = disabledByDirectory("sent back");

    User sent = in(() -> users.update(admin, id, sentBack("Grace", "Hopper", true)));

    assertThat(sent.disabled()).isTrue();
    assertThat(isDisabledByHand(id)).isFalse();
    assertThatThrownBy(() -> in(() -> users.update(admin, id, disabled(false))))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void a_user_who_sends_himself_back_waits_for_no_administrator() {
    UserId id = user("Grace", "Hopper");

    List<Throwable> failures =
        store.in(
            () -> {
              beans.get(Administrators.class).lock();
              return atOnce(List.of(() -> users.update(caller(id), id, disabled(false))));
            });

    assertThat(failures).containsExactly((Throwable) null);
  }

  @Test
  void others_see_the_names_only() {
    UserId id = user("Grace", "Hopper");
    email(id, "grace@navy.mil");
    User seen = in(() -> users.get(caller(user("Some", "Body")), id));
    assertThat(seen.displayName()).contains("Grace Hopper");
    assertThat(seen.email()).isEmpty();
    assertThat(seen.groups()).isEmpty();
    assertThat(seen.emailCredential()).isEmpty();
  }

  @Test
  void the_members_of_a_group_are_shown_to_those_who_see_the_group() {
    UserId grace = user("Grace", "Hopper");
    UserId alan = user("Alan", "Turing");
    UserId other = user("Some", "Body");
    email(grace, "grace@navy.mil");
    GroupId group = group("Navy");
    join(group, grace);
    join(group, alan);
    List<Sort> sorts = List.of(new Sort("first_name", false), new Sort("email", false));
    List<User> seen = in(() -> users.members(caller(alan), group, sorts, Page.FIRST));
    assertThat(seen).extracting(User::firstName).containsExactly("Alan", "Grace");
    assertThat(seen.get(1).email()).isEmpty();
    assertThatThrownBy(() -> in(() -> users.members(caller(other), group, sorts, Page.FIRST)))
        .isInstanceOf(NotFoundException.class);
    assertThat(in(() -> users.members(caller(other), GroupId.ALL_USERS, sorts, Page.FIRST)))
        .hasSize(4);
  }

  @Test
  void a_user_of_a_directory_is_found_by_his_immutable_id() {
    UserId id = user("Grace", "Hopper");
    store.run(
        () ->
            Sql.update(
                store.entityManager(),
                "update users set directory = 'corp', directory_id = 'e-1', dn = 'cn=g' where id = ?1",
                id.value()));
    assertThat(in(() -> users.withDirectoryId("e-1"))).contains(id);
    assertThat(in(() -> users.withDirectoryId("\0"))).isEmpty();
    assertThat(find(id).entry())
        .contains(new DirectoryEntry("corp", "e-1", Optional.of("cn=g"), Optional.empty(), false));
  }

  @Test
  void deletion_takes_along_what_belongs_to_the_user() {
    UserId id = user("Grace", "Hopper");
    email(id, "grace@navy.mil");
    join(group("A"), id);
    store.run(() -> users.delete(admin, id));
    assertThat(in(() -> users.find(id))).isEmpty();
    assertThat(store.count("select count(*) from membership")).isZero();
    assertThat(store.count("select count(*) from email_credential")).isZero();
    assertThat(
            store.count(
                "select count(*) from audit_event where action = 'user.delete' and user_id = ?1",
                id.value()))
        .isOne();
    assertThat(beans.events()).contains(new UserChanged(id));
  }

  @Test
  void nobody_deletes_himself() {
    administrator(user("Second", "Admin"));
    assertThatThrownBy(() -> store.run(() -> users.delete(admin, admin.user())))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void an_unknown_user_is_not_found() {
    UserId unknown = new UserId(Long.MAX_VALUE);
    assertThatThrownBy(() -> store.run(() -> users.delete(admin, unknown)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> in(() -> users.get(admin, unknown)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> in(() -> users.update(admin, unknown, UserChanges.none())))
        .isInstanceOf(NotFoundException.class);
  }

  @Nested
  class TheLastAdministrator {

    @Test
    void keeps_his_role() {
      assertThatThrownBy(() -> store.run(() -> roles.set(admin, admin.user(), Set.of())))
          .isInstanceOf(AccessDeniedException.class);
      assertThat(find(admin.user()).administrator()).isTrue();
    }

    @Test
    void stays_enabled() {
      UserChanges disable =
          new UserChanges(
              Change.keep(),
              Change.keep(),
              Change.to(true),
              Change.keep(),
              Change.keep(),
              Change.keep());
      assertThatThrownBy(() -> in(() -> users.update(admin, admin.user(), disable)))
          .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void survives_when_two_administrators_delete_each_other_at_once() {
      UserId second = user("Second", "Admin");
      administrator(second);
      List<Throwable> failures =
          atOnce(
              List.of(
                  () -> users.delete(admin, second),
                  () -> users.delete(new Caller(second, true), admin.user())));
      assertThat(failures.stream().filter(Objects::isNull)).hasSize(1);
      assertThat(store.count("select count(*) from user_role where role = 'ADMIN'")).isOne();
    }
  }

  @Nested
  class AList {

    private List<String> names(UserCriterion... criteria) {
      return names(admin, UserQuery.of(criteria));
    }

    private List<String> names(Caller caller, UserQuery query) {
      return in(() -> users.list(caller, query)).stream().map(User::firstName).toList();
    }

    private static UserCriterion matches(Field field, String pattern) {
      return new UserCriterion.Matches(field, TextMatch.parse(pattern));
    }

    @Test
    void finds_names_without_regard_to_case_with_wildcards() {
      user("danger", "");
      user("Danzig", "");
      user("David", "");
      assertThat(names(matches(Field.FIRST_NAME, "dan%"))).containsExactly("danger", "Danzig");
      assertThat(names(matches(Field.FIRST_NAME, "D_v%"))).containsExactly("David");
    }

    @Test
    void finds_whole_texts_and_beginnings_in_any_case_and_no_others() {
      email(user("Ängström", ""), "Ang@Example.com");
      user("ängst", "");
      user("Ängström%", "");
      user("x", "");
      assertThat(names(matches(Field.FIRST_NAME, "ÄNGSTRÖM"))).containsExactly("Ängström");
      assertThat(names(matches(Field.FIRST_NAME, "ÄNGST%")))
          .containsExactly("Ängström", "ängst", "Ängström%");
      assertThat(names(matches(Field.FIRST_NAME, "ängst_öm\\%"))).containsExactly("Ängström%");
      assertThat(names(matches(Field.FIRST_NAME, "ängst%M"))).containsExactly("Ängström");
      assertThat(names(matches(Field.EMAIL, "ang@example.COM"))).containsExactly("Ängström");
      assertThat(names(matches(Field.EMAIL, "ANG@%"))).containsExactly("Ängström");
    }

    @ParameterizedTest
    @CsvSource({
      "EMAIL, x7@example.com, users_email_search",
      "EMAIL, x7@%, users_email_search",
      "FIRST_NAME, x7%y, users_first_search",
      "LAST_NAME, X7, users_last_search"
    })
    void reads_an_index_where_the_beginning_is_given(Field field, String pattern, String index) {
      Long[] numbers = LongStream.range(0, 300).boxed().toArray(Long[]::new);
      store.run(
          () ->
              Sql.update(
                  store.entityManager(),
                  """
                  insert into users (first_name, last_name, created_at, updated_at)
                    select concat('x', t.id), concat('x', t.id), current_timestamp, current_timestamp
                      from unnest(cast(?1 as bigint array)) as t(id)
                  """,
                  (Object) numbers));
      assertThat(plan(UserQuery.of(matches(field, pattern)))).containsIgnoringCase(index);
    }

    private String plan(UserQuery query) {
      UserSql sql =
          new UserSql(query, beans.clock().instant(), beans.get(SearchKeysFinder.class).find());
      return plan("indexscan", sql.text(), sql.parameters());
    }

    // Of so few rows, PostgreSQL would rather read all.
    private String plan(String without, String sql, Object... parameters) {
      return in(
          () -> {
            if (database == Database.POSTGRESQL) {
              Sql.update(store.entityManager(), "set local enable_seqscan = off");
              Sql.update(store.entityManager(), "set local enable_" + without + " = off");
            }
            return Sql.rows(store.entityManager(), "explain " + sql, parameters).stream()
                .map(row -> row.text())
                .collect(Collectors.joining("\n"));
          });
    }

    @Test
    void a_directory_id_is_found_through_an_index_whichever_directory_it_is_in() {
      assertThat(
              plan(
                  "bitmapscan",
                  "select id from users where directory_id = ?1 order by id limit 1",
                  "00000000-0000-0000-0000-000000000007"))
          .containsIgnoringCase("users_directory_id_search");
    }

    @Test
    void takes_escaped_wildcards_and_lone_backslashes_literally() {
      user("100%", "");
      user("1000", "");
      user("a\\b!c", "");
      assertThat(names(matches(Field.FIRST_NAME, "100\\%"))).containsExactly("100%");
      assertThat(names(matches(Field.FIRST_NAME, "a\\b!c"))).containsExactly("a\\b!c");
      assertThat(names(matches(Field.FIRST_NAME, "100\\"))).isEmpty();
      assertThat(names(matches(Field.FIRST_NAME, "\0"))).isEmpty();
    }

    @Test
    void finds_who_has_a_text_and_who_has_none() {
      email(user("With", ""), "with@example.com");
      user("Without", "x");
      assertThat(names(matches(Field.EMAIL, "NOT NULL"))).containsExactly("With");
      assertThat(names(matches(Field.EMAIL, "is null"))).containsExactly("Ada", "Without");
    }

    @Test
    void finds_by_full_name_id_group_role_and_being_disabled() {
      UserId grace = user("Grace", "Hopper");
      GroupId group = group("Navy");
      join(group, grace);
      assertThat(names(matches(Field.FULL_NAME, "grace h%"))).containsExactly("Grace");
      assertThat(names(new UserCriterion.IdIn(List.of(grace.value(), 99L))))
          .containsExactly("Grace");
      assertThat(names(new UserCriterion.InGroup(List.of(group.value())))).containsExactly("Grace");
      assertThat(names(new UserCriterion.InGroup(List.of(1L)))).containsExactly("Ada", "Grace");
      assertThat(names(new UserCriterion.Holds(Role.ADMIN, true))).containsExactly("Ada");
      assertThat(names(new UserCriterion.Holds(Role.ADMIN, false))).containsExactly("Grace");
      assertThat(names(new UserCriterion.Disabled(true))).isEmpty();
      assertThat(names(new UserCriterion.Always(false))).isEmpty();
      assertThat(names(new UserCriterion.IdIn(List.of()))).isEmpty();
    }

    @Test
    void who_holds_a_role_through_a_directory_only_does_not_hold_it_directly() {
      UserId grace = user("Grace", "Hopper");
      store.run(
          () ->
              Sql.update(
                  store.entityManager(),
                  """
                  insert into user_role (user_id, role, by_hand, by_directory)
                    values (?1, 'ADMIN', false, true), (?1, 'USER', true, true)
                  """,
                  grace.value()));

      assertThat(find(grace).roles()).containsExactly(Role.ADMIN, Role.USER);
      assertThat(find(grace).directRoles()).containsExactly(Role.USER);
      assertThat(names(new UserCriterion.Holds(Role.ADMIN, true))).containsExactly("Ada", "Grace");
      assertThat(names(new UserCriterion.HoldsDirectly(Role.ADMIN))).containsExactly("Ada");
      assertThat(names(new UserCriterion.HoldsDirectly(Role.USER))).containsExactly("Grace");
    }

    @Test
    void combines_criteria_by_and_or_by_or() {
      user("Grace", "Hopper");
      user("Alan", "Turing");
      List<UserCriterion> criteria =
          List.of(matches(Field.FIRST_NAME, "Grace"), matches(Field.LAST_NAME, "Turing"));
      assertThat(names(admin, new UserQuery(criteria, false, List.of(), Page.FIRST))).isEmpty();
      assertThat(names(admin, new UserQuery(criteria, true, List.of(), Page.FIRST)))
          .containsExactly("Grace", "Alan");
    }

    @Test
    void is_sorted_and_paged() {
      user("C", "x");
      user("B", "x");
      user("B", "y");
      List<Sort> sorts =
          List.of(
              new Sort("first_name", true),
              new Sort("unknown", false),
              new Sort("last_name", true));
      List<User> page =
          in(() -> users.list(admin, new UserQuery(List.of(), false, sorts, new Page(2, 1))));
      assertThat(page).extracting(User::firstName).containsExactly("B", "B");
      assertThat(page).extracting(User::lastName).containsExactly("y", "x");
      assertThat(names(admin, new UserQuery(List.of(), false, sorts, new Page(0, 0)))).isEmpty();
    }

    @Test
    void tells_nobody_what_he_may_not_see() {
      UserId grace = user("Grace", "Hopper");
      email(grace, "grace@navy.mil");
      Caller other = caller(user("Some", "Body"));
      UserCriterion any =
          new UserCriterion.AnyMatches(
              List.of(Field.FIRST_NAME, Field.EMAIL), TextMatch.parse("grace@navy.mil"));
      assertThat(names(any)).containsExactly("Grace");
      assertThat(names(other, UserQuery.of(any))).isEmpty();
      assertThat(names(other, UserQuery.of(matches(Field.EMAIL, "%")))).isEmpty();
      assertThat(names(other, UserQuery.of(matches(Field.FIRST_NAME, "grace"))))
          .containsExactly("Grace");
    }
  }

  @Nested
  class AnEmailCredential {

    @Test
    void is_no_longer_than_it_can_be_kept_in_lower_case() {
      UserId id = user("Grace", "");
      String address = "\u0130".repeat(64) + "@" + "\u0130".repeat(200);
      assertThatThrownBy(() -> email(id, address)).isInstanceOf(InvalidException.class);
    }

    @Test
    void is_unique_without_regard_to_case() {
      email(user("A", ""), "a@example.com");
      assertThat(in(() -> emails.problems("A@example.COM")))
          .containsExactly(Problem.taken("email"));
      UserId other = user("B", "");
      assertThatThrownBy(() -> email(other, "A@EXAMPLE.com"))
          .isInstanceOfSatisfying(
              InvalidException.class,
              invalid -> assertThat(invalid.problems()).containsExactly(Problem.taken("email")));
    }

    @Test
    void is_created_by_one_when_many_try_at_once() {
      List<UserId> all = Stream.of("A", "B", "C", "D").map(n -> user(n, "")).toList();
      List<Throwable> failures =
          atOnce(all.stream().<Runnable>map(id -> () -> email(id, "same@example.com")).toList());
      assertThat(failures.stream().filter(Objects::isNull)).hasSize(1);
      assertThat(failures.stream().filter(Objects::nonNull))
          .allSatisfy(failure -> assertThat(failure).isInstanceOf(InvalidException.class));
    }

    @Test
    void keeps_the_address_of_its_user_in_step() {
      UserId id = user("A", "");
      email(id, "a@example.com");
      store.run(() -> emails.update(admin, id, Change.to("b@example.com"), Change.to(true)));
      assertThat(find(id).email()).isEqualTo("b@example.com");
      assertThat(find(id).emailCredential().orElseThrow().forcedPasswordReset()).isTrue();
      assertThat(in(() -> emails.owner("B@example.com"))).isEqualTo(Optional.of(id));
      store.run(() -> emails.delete(admin, id));
      assertThat(find(id).email()).isEmpty();
      assertThat(find(id).emailCredential()).isEmpty();
      assertThatThrownBy(() -> store.run(() -> emails.delete(admin, id)))
          .isInstanceOf(NotFoundException.class);
    }

    @Test
    void must_be_a_plausible_address() {
      UserId id = user("A", "");
      for (String address :
          List.of("", "a", "a@", "@b", "a b@c", "a@b@c", "a\0@b", "a".repeat(65) + "@b")) {
        assertThatThrownBy(() -> email(id, address)).isInstanceOf(InvalidException.class);
      }
      email(id, "o'neil+x@m\u00fcnchen.example");
      assertThat(Collections.singleton(find(id).email()))
          .containsExactly("o'neil+x@m\u00fcnchen.example");
    }
  }
}
