package org.precedent.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.precedent.directory.GroupChanges;
import org.precedent.directory.Groups;
import org.precedent.directory.Memberships;
import org.precedent.directory.Users;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.Caller;
import org.precedent.identity.Change;
import org.precedent.identity.GroupId;
import org.precedent.identity.InvalidException;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.Problem;
import org.precedent.identity.UserId;
import org.precedent.platform.GroupVersion;
import org.precedent.platform.Sql;
import org.precedent.testing.Database;

/** What the core does over a database, whichever it is. */
abstract class AttributeContract extends AttributeKit {

  AttributeContract(Database database) {
    super(database);
  }

  private static Content text(String text) {
    return new Content.Text(text);
  }

  @Test
  void a_value_that_was_set_is_the_effective_value() {
    UserId user = user();
    Definition definition = define("default");

    setUser(user, definition, "own");

    assertThat(effective(user, definition)).isEqualTo(new Level(new Source.User(), text("own")));
  }

  @Test
  void setting_again_replaces_the_value() {
    UserId user = user();
    Definition definition = define(null);

    setUser(user, definition, "first");
    setUser(user, definition, "second");

    assertThat(effective(user, definition).content()).isEqualTo(text("second"));
    assertThat(count("select version from user_value where definition_id = ?1", definition))
        .isEqualTo(2);
  }

  @Test
  void a_value_is_kept_to_the_character() {
    UserId user = user();
    Definition definition = define(null);
    String odd = "  \t\r\n'\"\\%_;--  \u00e4\u4e2d\ud83d\ude00\uffff\u0001 ";

    setUser(user, definition, odd);

    assertThat(effective(user, definition).content()).isEqualTo(text(odd));
  }

  @Test
  void the_value_of_a_group_reaches_its_members_and_nobody_else() {
    UserId member = user();
    UserId stranger = user();
    GroupId group = group();
    Definition definition = define(null);
    join(group, member);

    setGroup(group, definition, "of the group");

    assertThat(effective(member, definition).content()).isEqualTo(text("of the group"));
    assertThat(path(stranger, definition).isUnset()).isTrue();
  }

  @Test
  void the_value_of_a_group_reaches_the_members_of_groups_nested_in_it() {
    UserId user = user();
    GroupId outer = group();
    GroupId middle = group();
    GroupId inner = group();
    nest(outer, middle);
    nest(middle, inner);
    join(inner, user);
    Definition definition = define(null);

    setGroup(outer, definition, "from afar");

    assertThat(effective(user, definition).content()).isEqualTo(text("from afar"));
  }

  @Test
  void a_group_that_one_is_in_twice_counts_once() {
    UserId user = user();
    GroupId outer = group();
    GroupId inner = group();
    nest(outer, inner);
    join(inner, user);
    join(outer, user);
    Definition definition = define(null);

    setGroup(outer, definition, "once");

    assertThat(path(user, definition).levels()).hasSize(1);
  }

  @Test
  void the_value_of_all_users_reaches_everybody() {
    UserId user = user();
    Definition definition = define(null);

    setGroup(GroupId.ALL_USERS, definition, "everybody");

    assertThat(effective(user, definition).source().label()).isEqualTo("Group: All Users");
  }

  @Test
  void the_group_of_lowest_rank_wins() {
    UserId user = user();
    GroupId first = group();
    GroupId second = group();
    join(second, user);
    join(first, user);
    Definition definition = define(null);

    setGroup(first, definition, "rank 1");
    setGroup(second, definition, "rank 2");

    assertThat(effective(user, definition).content()).isEqualTo(text("rank 1"));
  }

  @Test
  void an_expired_value_falls_through_to_the_next_level() {
    UserId user = user();
    Definition definition = define("default");
    setUser(user, definition, "own");

    store.run(
        () ->
            Sql.update(
                store.entityManager(),
                "update user_value set expires_at = ?1 where definition_id = ?2",
                beans.clock().instant(),
                definition.id().value()));

    assertThat(effective(user, definition).source()).isEqualTo(new Source.Default());
  }

  @Test
  void deleting_the_own_value_brings_the_next_level_back() {
    UserId user = user();
    Definition definition = define("default");
    setUser(user, definition, "own");

    store.run(() -> userValues.delete(admin, user, definition.id()));

    assertThat(effective(user, definition).source()).isEqualTo(new Source.Default());
  }

  @Test
  void deleting_a_value_that_is_not_there_changes_nothing() {
    UserId user = user();
    Definition definition = define(null);

    store.run(() -> userValues.delete(admin, user, definition.id()));

    assertThat(path(user, definition).isUnset()).isTrue();
  }

  @Test
  void a_value_of_nobody_can_neither_be_set_nor_deleted_nor_read() {
    UserId nobody = new UserId(999_999_999);
    Definition definition = define(null);

    assertThatThrownBy(() -> setUser(nobody, definition, "x"))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> store.run(() -> userValues.delete(admin, nobody, definition.id())))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> path(nobody, definition)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void a_value_of_no_definition_can_not_be_set() {
    UserId user = user();

    assertThatThrownBy(
            () ->
                store.run(
                    () ->
                        userValues.set(
                            admin, user, new DefinitionId(999_999_999), Optional.of("x"))))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void a_definition_made_elsewhere_is_known_at_once() {
    UserId user = user();
    define(null);
    store.run(
        () -> {
          Sql.update(
              store.entityManager(),
              """
              insert into definition (id, name, label, type, default_plain_text, created_at, updated_at)
                values (888888, 'elsewhere', 'Elsewhere', 'string', 'd', current_timestamp, current_timestamp)
              """);
          Sql.update(store.entityManager(), "update metadata set version = version + 1");
        });

    List<SearchPath> paths = store.in(() -> userValues.effective(admin, user));

    assertThat(paths).anyMatch(path -> path.definition().name().text().equals("elsewhere"));
  }

  @Test
  void a_group_value_set_at_another_node_is_seen_at_once() {
    UserId user = user();
    GroupId group = group();
    join(group, user);
    Definition definition = define(null);
    setGroup(group, definition, "before");
    assertThat(effective(user, definition).content()).isEqualTo(text("before"));

    GroupValues elsewhere = anotherNode().get(GroupValues.class);
    store.run(() -> elsewhere.set(admin, group, definition.id(), Optional.of("after")));

    assertThat(effective(user, definition).content()).isEqualTo(text("after"));
  }

  @Test
  void a_group_nested_at_another_node_counts_at_once() {
    UserId user = user();
    GroupId inner = group();
    GroupId outer = group();
    join(inner, user);
    Definition definition = define(null);
    setGroup(outer, definition, "of the outer");
    assertThat(path(user, definition).isUnset()).isTrue();

    Memberships elsewhere = anotherNode().get(Memberships.class);
    store.run(() -> elsewhere.addGroup(admin, outer, inner));

    assertThat(effective(user, definition).content()).isEqualTo(text("of the outer"));
  }

  @Test
  void a_group_renamed_or_deleted_at_another_node_is_shown_so_at_once() {
    UserId user = user();
    GroupId group = group();
    join(group, user);
    Definition definition = define(null);
    setGroup(group, definition, "value");
    assertThat(path(user, definition).isUnset()).isFalse();

    Groups elsewhere = anotherNode().get(Groups.class);
    String name = unique("renamed");
    store.run(() -> elsewhere.update(admin, group, GroupChanges.named(name)));
    assertThat(effective(user, definition).source().label()).isEqualTo("Group: " + name);
    store.run(() -> elsewhere.delete(admin, group));

    assertThat(path(user, definition).isUnset()).isTrue();
  }

  @Test
  void a_remembered_group_value_ends_when_it_expires() {
    UserId user = user();
    GroupId group = group();
    join(group, user);
    Definition definition = define(null);
    setGroup(group, definition, "for an hour");
    store.run(
        () -> {
          Sql.update(
              store.entityManager(),
              "update group_value set expires_at = ?1 where group_id = ?2",
              beans.clock().instant().plus(Duration.ofHours(1)),
              group.value());
          GroupVersion.increase(store.entityManager());
        });
    assertThat(path(user, definition).isUnset()).isFalse();

    beans.clock().advance(Duration.ofHours(1));

    assertThat(path(user, definition).isUnset()).isTrue();
  }

  @Test
  void a_value_checked_by_a_stale_definition_is_checked_anew() {
    UserId user = user();
    Definition definition = define(null);
    setUser(user, definition, "any text");
    retypeElsewhere(definition, "number");

    assertThatThrownBy(() -> setUser(user, definition, "still text"))
        .isInstanceOf(InvalidException.class);
  }

  @Test
  void a_value_is_not_refused_by_a_definition_that_no_longer_holds() {
    UserId user = user();
    Definition definition = defineKnownNumber();

    retypeElsewhere(definition, "string");
    setUser(user, definition, "text by now");

    assertThat(effective(user, definition).content()).isEqualTo(text("text by now"));
  }

  @Test
  void a_transaction_reads_definitions_as_they_are_though_it_read_them_before() {
    Definition definition = define(null);
    DefinitionLoader loader = beans.get(DefinitionLoader.class);

    Optional<Definition> read =
        store.in(
            () -> {
              assertThat(loader.inTransaction(definition.id())).contains(definition);
              retypeElsewhere(definition, "number");
              return loader.load().find(definition.id());
            });

    assertThat(read.orElseThrow().type()).isEqualTo(AttributeType.NUMBER);
  }

  @Test
  void who_may_edit_a_value_by_now_is_not_refused() {
    UserId user = user();
    Definition definition = define(null);
    store.run(
        () ->
            Sql.update(
                store.entityManager(),
                "update definition set user_can_view = false, user_can_edit = false where id = ?1",
                definition.id().value()));
    store.run(() -> beans.get(DefinitionCache.class).reload());
    Caller himself = new Caller(user, false);
    assertThatThrownBy(
            () -> store.run(() -> userValues.set(himself, user, definition.id(), Optional.of("x"))))
        .isInstanceOf(NotFoundException.class);

    store.run(
        () -> {
          Sql.update(
              store.entityManager(),
              "update definition set user_can_view = true, user_can_edit = true where id = ?1",
              definition.id().value());
          Sql.update(store.entityManager(), "update metadata set version = version + 1");
        });
    store.run(() -> userValues.set(himself, user, definition.id(), Optional.of("his own")));

    assertThat(effective(user, definition).content()).isEqualTo(text("his own"));
  }

  @Test
  void a_hidden_value_is_sealed_and_reads_as_hidden() {
    UserId user = user();
    Definition definition = define(null, true);

    setUser(user, definition, "secret");

    assertThat(effective(user, definition).content()).isEqualTo(Content.HIDDEN);
    assertThat(
            count(
                "select count(*) from user_value where definition_id = ?1 and plain_text is null",
                definition))
        .isEqualTo(1);
  }

  @Test
  void an_attribute_that_becomes_hidden_hides_and_seals_all_its_values() {
    UserId user = user();
    GroupId group = group();
    join(group, user);
    Definition definition = define("a default");
    setUser(user, definition, "own");
    setGroup(group, definition, "of a group");

    store.run(() -> definitions.update(admin, definition.id(), AttributeBeans.hiding()));

    assertThat(path(user, definition).levels())
        .hasSize(3)
        .allMatch(level -> level.content().equals(Content.HIDDEN));
    assertThat(
            count(
                "select count(*) from user_value where plain_text is not null and definition_id = ?1",
                definition))
        .isZero();
    assertThat(
            count(
                "select count(*) from group_value where plain_text is not null and definition_id = ?1",
                definition))
        .isZero();
    assertThat(
            count(
                "select count(*) from definition where default_plain_text is not null and id = ?1",
                definition))
        .isZero();
  }

  @Test
  void all_values_are_sealed_however_many_there_are() {
    Definition definition = define(null);
    Long[] people = LongStream.range(0, 1203).boxed().toArray(Long[]::new);
    store.run(
        () -> {
          Sql.update(
              store.entityManager(),
              """
              insert into users (last_name, created_at, updated_at)
                select 'of many', current_timestamp, current_timestamp
                  from unnest(cast(?1 as bigint array)) as t(id)
              """,
              (Object) people);
          Sql.update(
              store.entityManager(),
              """
              insert into user_value (user_id, definition_id, plain_text, set_by, set_at)
                select id, ?1, 'own', 1, current_timestamp from users where last_name = 'of many'
              """,
              definition.id().value());
        });

    store.run(() -> definitions.update(admin, definition.id(), AttributeBeans.hiding()));

    assertThat(
            count(
                "select count(*) from user_value where key_id is not null and definition_id = ?1",
                definition))
        .isEqualTo(people.length);
  }

  @Test
  void what_is_stored_under_a_name_is_found_by_the_name() {
    String plan =
        store.in(
            () -> {
              if (database == Database.POSTGRESQL) {
                Sql.update(store.entityManager(), "set local enable_seqscan = off");
              }
              return Sql.rows(
                      store.entityManager(),
                      "explain delete from unmanaged_value where namespace = 'sso' and name = 'x'")
                  .stream()
                  .map(row -> row.text())
                  .collect(Collectors.joining());
            });
    assertThat(plan).containsIgnoringCase("unmanaged_value_name");
  }

  @Test
  void a_computed_attribute_follows_the_user_and_can_not_be_set() {
    UserId user = user();
    DefinitionId fullName = new DefinitionId(4);

    SearchPath path = store.in(() -> userValues.effective(admin, user, Set.of(fullName))).get(0);

    assertThat(path.effective()).isEqualTo(new Level(new Source.System(), text("Grace Hopper")));
    assertThatThrownBy(
            () -> store.run(() -> userValues.set(admin, user, fullName, Optional.of("x"))))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void a_user_may_set_his_own_editable_value_and_nobody_elses() {
    UserId user = user();
    UserId other = user();
    Definition definition = define(null);
    Caller caller = new Caller(user, false);

    store.run(() -> userValues.set(caller, user, definition.id(), Optional.of("mine")));

    assertThat(effective(user, definition).content()).isEqualTo(text("mine"));
    assertThatThrownBy(
            () -> store.run(() -> userValues.set(caller, other, definition.id(), Optional.of("x"))))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> store.in(() -> userValues.effective(caller, other)))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void deleting_a_definition_a_group_or_a_user_takes_the_values_along() {
    UserId user = user();
    GroupId group = group();
    Definition definition = define(null);
    Definition other = define(null);
    setUser(user, definition, "x");
    setUser(user, other, "x");
    setGroup(group, other, "x");

    store.run(() -> definitions.delete(admin, definition.id()));
    store.run(() -> beans.get(Groups.class).delete(admin, group));
    store.run(() -> beans.get(Users.class).delete(admin, user));

    assertThat(count("select count(*) from user_value where definition_id = ?1", definition))
        .isZero();
    assertThat(count("select count(*) from user_value where definition_id = ?1", other)).isZero();
    assertThat(count("select count(*) from group_value where definition_id = ?1", other)).isZero();
  }

  @Test
  void a_system_attribute_can_not_be_deleted() {
    assertThatThrownBy(() -> store.run(() -> definitions.delete(admin, new DefinitionId(5))))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void all_that_is_taken_is_told_together_with_all_that_is_wrong() {
    Definition taken = define(null);
    DefinitionDraft draft =
        new DefinitionDraft(
            Optional.of(taken.name().text()),
            Optional.of(taken.label()),
            Optional.of("colour"),
            Optional.empty(),
            false,
            true,
            true,
            Optional.empty(),
            false,
            Optional.of("\0"));

    assertThatThrownBy(() -> store.in(() -> definitions.create(admin, draft)))
        .isInstanceOfSatisfying(
            InvalidException.class,
            invalid ->
                assertThat(invalid.problems())
                    .extracting(Problem::field)
                    .containsExactlyInAnyOrder("name", "label", "type", "value_for_ci_run"));
  }

  @Test
  void what_a_user_may_not_view_is_not_there_for_his_writes_either() {
    UserId user = user();
    Caller self = new Caller(user, false);
    DefinitionDraft editable =
        new DefinitionDraft(
            Optional.of(unique("attribute")),
            Optional.of(unique("label")),
            Optional.of("string"),
            Optional.empty(),
            false,
            false,
            true,
            Optional.empty(),
            false,
            Optional.empty());
    DefinitionId id = store.in(() -> definitions.create(admin, editable)).id();
    store.run(() -> userValues.set(admin, user, id, Optional.of("kept")));

    assertThatThrownBy(() -> store.run(() -> userValues.set(self, user, id, Optional.of("own"))))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> store.run(() -> userValues.delete(self, user, id)))
        .isInstanceOf(NotFoundException.class);
    assertThat(store.in(() -> userValues.effective(admin, user, Set.of(id))).get(0).effective())
        .isEqualTo(new Level(new Source.User(), text("kept")));
  }

  @Test
  void a_change_may_name_what_the_attribute_is_called_but_not_what_another_one_is() {
    Definition own = define(null);
    Definition other = define(null);

    assertThat(taken(own, own.name().text(), own.label())).isEmpty();
    assertThat(taken(own, own.name().text(), other.label())).containsExactly("label");
    assertThat(taken(own, other.name().text(), own.label())).containsExactly("name");
    assertThat(taken(own, other.name().text(), other.label())).containsExactly("name", "label");
    assertThat(taken(own, own.name().text(), other.name().text())).isEmpty();
  }

  private List<String> taken(Definition own, String name, String label) {
    DefinitionUpdate update = DefinitionUpdates.names(Change.to(name), Change.to(label));
    return store.in(() -> definitions.problems(admin, own.id(), update)).stream()
        .map(Problem::field)
        .toList();
  }

  @Test
  void a_name_can_not_be_taken_twice() {
    Definition definition = define(null);

    assertThatThrownBy(
            () ->
                store.in(
                    () ->
                        definitions.create(
                            admin, draft(definition.name().text(), "string", null, false))))
        .isInstanceOf(InvalidException.class)
        .hasMessageContaining("has already been taken");
  }

  @Test
  void replacing_all_group_values_keeps_the_given_order_and_drops_the_rest() {
    GroupId a = group();
    GroupId b = group();
    GroupId c = group();
    Definition definition = define(null);
    setGroup(a, definition, "a");
    setGroup(b, definition, "b");

    List<GroupValue> values = replace(definition, item(c, "c", null), item(a, "A", null));

    assertThat(values).extracting(GroupValue::group).containsExactly(c, a);
    assertThat(values).extracting(GroupValue::rank).containsExactly(1, 2);
  }

  @Test
  void given_ranks_decide_the_order() {
    GroupId a = group();
    GroupId b = group();
    Definition definition = define(null);

    List<GroupValue> values = replace(definition, item(a, "a", 5), item(b, "b", 2));

    assertThat(values).extracting(GroupValue::group).containsExactly(b, a);
    assertThat(values).extracting(GroupValue::rank).containsExactly(2, 5);
  }

  @Test
  void replacing_with_an_unknown_group_changes_nothing() {
    GroupId a = group();
    Definition definition = define(null);
    setGroup(a, definition, "a");

    assertThatThrownBy(() -> replace(definition, item(new GroupId(999_999_999), "x", null)))
        .isInstanceOf(InvalidException.class);
    assertThat(store.in(() -> groupValues.list(admin, definition.id()))).hasSize(1);
  }

  @Test
  void replacing_with_nothing_clears() {
    GroupId a = group();
    Definition definition = define(null);
    setGroup(a, definition, "a");

    assertThat(replace(definition)).isEmpty();
  }

  @Test
  void a_group_value_added_behind_the_highest_rank_goes_last_in_the_same_order() {
    GroupId first = group();
    GroupId last = group();
    GroupId added = group();
    Definition definition = define(null);
    store.run(
        () ->
            groupValues.replaceAll(
                admin,
                definition.id(),
                List.of(item(last, "last", GroupValueRules.MAX_RANK), item(first, "first", 7))));

    setGroup(added, definition, "added");

    assertThat(store.in(() -> groupValues.list(admin, definition.id())))
        .extracting(GroupValue::group)
        .containsExactly(first, last, added);
  }

  @Test
  void a_group_value_added_without_rank_goes_last_and_keeps_its_rank_when_set_again() {
    GroupId a = group();
    GroupId b = group();
    Definition definition = define(null);
    setGroup(a, definition, "a");
    setGroup(b, definition, "b");

    setGroup(a, definition, "again");

    assertThat(store.in(() -> groupValues.list(admin, definition.id())))
        .extracting(GroupValue::group)
        .containsExactly(a, b);
  }

  @Test
  void a_user_sees_the_values_of_his_own_groups_only() {
    UserId user = user();
    GroupId mine = group();
    GroupId other = group();
    join(mine, user);
    Definition definition = define(null);
    setGroup(mine, definition, "mine");
    setGroup(other, definition, "other");

    List<GroupValue> seen =
        store.in(() -> groupValues.list(new Caller(user, false), definition.id()));

    assertThat(seen).extracting(GroupValue::group).containsExactly(mine);
  }

  @Test
  void every_change_of_a_value_leaves_an_audit_row_without_the_value() {
    UserId user = user();
    Definition definition = define(null);

    setUser(user, definition, "v");
    store.run(() -> userValues.delete(admin, user, definition.id()));

    assertThat(
            count(
                "select count(*) from audit_event where action like 'user_value.%' and definition_id = ?1",
                definition))
        .isEqualTo(2);
  }

  private static GroupValueDraft item(GroupId group, String value, Integer rank) {
    return new GroupValueDraft(
        "[0].", Optional.of(group), Optional.of(value), Optional.ofNullable(rank));
  }

  private List<GroupValue> replace(Definition definition, GroupValueDraft... items) {
    return store.in(() -> groupValues.replaceAll(admin, definition.id(), List.of(items)));
  }

  private long count(String sql, Definition definition) {
    return store.count(sql, definition.id().value());
  }
}
