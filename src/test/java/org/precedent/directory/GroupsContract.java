package org.precedent.directory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.Caller;
import org.precedent.identity.Change;
import org.precedent.identity.GroupId;
import org.precedent.identity.InvalidException;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.Problem;
import org.precedent.identity.UserId;
import org.precedent.platform.Sql;
import org.precedent.testing.Database;

abstract class GroupsContract extends DirectoryKit {

  GroupsContract(Database database) {
    super(database);
  }

  private Group get(Caller caller, GroupId id) {
    return in(() -> groups.get(caller, id));
  }

  private List<String> names(Caller caller, GroupCriterion... criteria) {
    return in(() -> groups.list(caller, GroupQuery.of(criteria))).stream()
        .map(Group::name)
        .toList();
  }

  private List<Long> around(GroupId group) {
    return in(
        () ->
            Sql.rows(
                    store.entityManager(),
                    "select ancestor_id from group_closure where group_id = ?1 order by 1",
                    group.value())
                .stream()
                .map(row -> row.number())
                .toList());
  }

  private GroupId managed(String name) {
    GroupId id = group(name);
    store.run(
        () ->
            Sql.update(
                store.entityManager(),
                "update user_groups set directory = 'corp', directory_id = 'x', unique_name = null where id = ?1",
                id.value()));
    return id;
  }

  @Test
  void the_group_of_all_users_has_all_users() {
    user("Grace", "Hopper");
    Group all = get(admin, GroupId.ALL_USERS);
    assertThat(all.userCount()).isEqualTo(2);
    assertThat(all.containsCaller()).isTrue();
    assertThat(all.includesByDefault()).isTrue();
    assertThat(all.parents()).isEmpty();
  }

  @Test
  void the_group_of_all_users_can_be_neither_renamed_nor_deleted_nor_left_nor_nested() {
    UserId id = user("Grace", "Hopper");
    GroupId other = group("Other");
    assertThatThrownBy(
            () -> in(() -> groups.update(admin, GroupId.ALL_USERS, GroupChanges.named("x"))))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> store.run(() -> groups.delete(admin, GroupId.ALL_USERS)))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> store.run(() -> memberships.removeUser(admin, GroupId.ALL_USERS, id)))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> nest(other, GroupId.ALL_USERS))
        .isInstanceOf(AccessDeniedException.class);
    join(GroupId.ALL_USERS, id);
    nest(GroupId.ALL_USERS, other);
    assertThat(store.count("select count(*) from membership")).isZero();
    in(() -> groups.update(admin, GroupId.ALL_USERS, GroupChanges.named("All Users")));
  }

  @Test
  void a_group_counts_its_direct_members_and_tells_its_parents() {
    GroupId outer = group("Outer");
    GroupId inner = group("Inner");
    nest(outer, inner);
    join(inner, admin.user());
    assertThat(get(admin, outer).userCount()).isZero();
    assertThat(get(admin, outer).containsCaller()).isTrue();
    assertThat(get(admin, inner).userCount()).isOne();
    assertThat(get(admin, inner).parents()).containsExactly(GroupId.ALL_USERS, outer);
  }

  @Test
  void what_is_around_a_group_with_many_in_it_is_so_for_all_of_them() {
    GroupId outer = group("Outer");
    GroupId middle = group("Middle");
    List<GroupId> inner = IntStream.range(0, 20).mapToObj(i -> group("Inner " + i)).toList();
    inner.forEach(each -> nest(middle, each));

    nest(outer, middle);
    assertThat(inner)
        .allSatisfy(
            each ->
                assertThat(around(each))
                    .containsExactlyInAnyOrder(each.value(), middle.value(), outer.value()));

    store.run(() -> memberships.removeGroup(admin, outer, middle));
    assertThat(inner)
        .allSatisfy(
            each ->
                assertThat(around(each)).containsExactlyInAnyOrder(each.value(), middle.value()));
  }

  @Test
  void a_user_sees_the_groups_that_he_is_in() {
    UserId id = user("Grace", "Hopper");
    GroupId outer = group("Outer");
    GroupId inner = group("Inner");
    GroupId foreign = group("Foreign");
    nest(outer, inner);
    join(inner, id);
    assertThat(names(caller(id))).containsExactly("All Users", "Outer", "Inner");
    assertThatThrownBy(() -> get(caller(id), foreign)).isInstanceOf(NotFoundException.class);
  }

  @Test
  void groups_are_found_by_name_id_parent_and_origin() {
    GroupId outer = group("Outer");
    GroupId inner = group("Inner");
    nest(outer, inner);
    managed("Mirror");
    assertThat(names(admin, new GroupCriterion.NameMatches(TextMatch.parse("%NER"))))
        .containsExactly("Inner");
    assertThat(names(admin, new GroupCriterion.IdIn(List.of(outer.value()))))
        .containsExactly("Outer");
    assertThat(names(admin, new GroupCriterion.ChildOf(outer))).containsExactly("Inner");
    assertThat(names(admin, new GroupCriterion.ChildOf(GroupId.ALL_USERS)))
        .containsExactly("Outer", "Inner", "Mirror");
    assertThat(names(admin, new GroupCriterion.ExternallyManaged(true))).containsExactly("Mirror");
    assertThat(names(admin, new GroupCriterion.ExternallyOrphaned(true))).isEmpty();
    assertThat(names(admin, new GroupCriterion.ExternalIdMatches(TextMatch.parse("x"))))
        .containsExactly("Mirror");
    assertThat(names(admin, new GroupCriterion.CanAddToContentMetadata(false))).isEmpty();
    assertThat(names(admin, new GroupCriterion.Always(false))).isEmpty();
  }

  @Test
  void names_are_told_without_counting_anybody() {
    GroupId inner = group("Inner");
    join(inner, admin.user());
    GroupQuery query = GroupQuery.of(new GroupCriterion.NameMatches(TextMatch.parse("inn%")));
    assertThat(in(() -> groups.names(admin, query))).containsExactly(new GroupName(inner, "Inner"));
    assertThat(in(() -> groups.list(admin, query.uncounted())))
        .extracting(Group::id, Group::userCount)
        .containsExactly(tuple(inner, Group.NOT_COUNTED));
  }

  @Test
  void names_are_told_of_groups_that_the_caller_may_see() {
    UserId id = user("Grace", "Hopper");
    join(group("Hers"), id);
    group("Foreign");
    assertThat(in(() -> groups.names(caller(id), GroupQuery.of())))
        .extracting(GroupName::name)
        .containsExactly("All Users", "Hers");
  }

  @Test
  void groups_are_found_by_who_is_in_them_directly_or_not() {
    UserId id = user("Grace", "Hopper");
    GroupId outer = group("Outer");
    GroupId inner = group("Inner");
    group("Foreign");
    nest(outer, inner);
    join(inner, id);
    assertThat(names(admin, new GroupCriterion.Contains(id)))
        .containsExactly("All Users", "Outer", "Inner");
    assertThat(in(() -> groups.names(admin, GroupQuery.of(new GroupCriterion.Contains(id)))))
        .extracting(GroupName::name)
        .containsExactly("All Users", "Outer", "Inner");
  }

  @Test
  void a_name_is_taken_once() {
    group("Sales");
    GroupId other = group("Other");
    assertThatThrownBy(() -> group("Sales"))
        .isInstanceOfSatisfying(
            InvalidException.class,
            invalid -> assertThat(invalid.problems()).containsExactly(Problem.taken("name")));
    assertThatThrownBy(() -> in(() -> groups.update(admin, other, GroupChanges.named("Sales"))))
        .isInstanceOf(InvalidException.class);
  }

  @Test
  void groups_of_a_directory_may_share_a_name() {
    managed("Sales");
    group("Sales");
    assertThat(names(admin)).containsExactly("All Users", "Sales", "Sales");
  }

  @Test
  void a_name_goes_to_one_when_many_try_at_once() {
    List<Throwable> failures =
        atOnce(
            IntStream.range(0, 4)
                .<Runnable>mapToObj(i -> () -> groups.create(admin, GroupChanges.named("Same")))
                .toList());
    assertThat(failures.stream().filter(Objects::isNull)).hasSize(1);
    assertThat(failures.stream().filter(Objects::nonNull))
        .allSatisfy(failure -> assertThat(failure).isInstanceOf(InvalidException.class));
  }

  @Test
  void a_group_needs_a_name() {
    for (String name : List.of("", " ", "\0", "x".repeat(256))) {
      assertThatThrownBy(() -> group(name)).isInstanceOf(InvalidException.class);
    }
    assertThatThrownBy(
            () -> in(() -> groups.create(admin, new GroupChanges(Change.keep(), Change.to(false)))))
        .isInstanceOf(InvalidException.class);
  }

  @Test
  void only_administrators_change_groups() {
    GroupId id = group("A");
    Caller other = caller(user("Some", "Body"));
    assertThatThrownBy(() -> in(() -> groups.create(other, GroupChanges.named("B"))))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> in(() -> groups.update(other, id, GroupChanges.named("B"))))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> store.run(() -> groups.delete(other, id)))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> store.run(() -> memberships.addUser(other, id, other.user())))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void joining_twice_is_joining_once_and_leaving_twice_is_not_found() {
    UserId id = user("Grace", "Hopper");
    GroupId group = group("A");
    join(group, id);
    join(group, id);
    assertThat(store.count("select count(*) from membership")).isOne();
    store.run(() -> memberships.removeUser(admin, group, id));
    assertThatThrownBy(() -> store.run(() -> memberships.removeUser(admin, group, id)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void the_directory_decides_who_is_in_its_groups() {
    GroupId mirror = managed("Mirror");
    GroupId local = group("Local");
    assertThatThrownBy(() -> join(mirror, admin.user())).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> nest(mirror, local)).isInstanceOf(AccessDeniedException.class);
    nest(local, mirror);
  }

  @Test
  void unknown_groups_and_users_are_not_found() {
    GroupId unknown = new GroupId(999_999);
    GroupId known = group("A");
    assertThatThrownBy(() -> join(unknown, admin.user())).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> join(known, new UserId(999_999)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> nest(known, unknown)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> nest(unknown, known)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> store.run(() -> groups.delete(admin, unknown)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void the_closure_follows_nesting_unnesting_and_deletion() {
    GroupId a = group("A");
    GroupId b = group("B");
    GroupId c = group("C");
    GroupId d = group("D");
    nest(a, b);
    nest(b, c);
    nest(c, d);
    nest(a, d);
    assertThat(around(d)).containsExactly(a.value(), b.value(), c.value(), d.value());
    store.run(() -> memberships.removeGroup(admin, c, d));
    assertThat(around(d)).containsExactly(a.value(), d.value());
    nest(c, d);
    store.run(() -> groups.delete(admin, b));
    assertThat(around(d)).containsExactly(a.value(), c.value(), d.value());
    assertThat(around(c)).containsExactly(c.value());
    assertThatThrownBy(() -> store.run(() -> memberships.removeGroup(admin, a, c)))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void a_group_is_never_in_itself() {
    GroupId a = group("A");
    GroupId b = group("B");
    GroupId c = group("C");
    nest(a, b);
    nest(b, c);
    assertThatThrownBy(() -> nest(a, a)).isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> nest(c, a)).isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void two_who_nest_at_once_never_make_a_cycle() {
    for (int round = 0; round < 5; round++) {
      GroupId a = group("A" + round);
      GroupId b = group("B" + round);
      List<Throwable> failures =
          atOnce(
              List.of(
                  () -> memberships.addGroup(admin, a, b),
                  () -> memberships.addGroup(admin, b, a)));
      assertThat(failures.stream().filter(Objects::isNull)).hasSize(1);
      assertThat(failures.stream().filter(Objects::nonNull))
          .allSatisfy(failure -> assertThat(failure).isInstanceOf(AccessDeniedException.class));
    }
  }

  @Test
  void the_closure_is_right_after_changes_at_once() {
    List<GroupId> all = IntStream.range(0, 6).mapToObj(i -> group("G" + i)).toList();
    atOnce(
        IntStream.range(0, 5)
            .<Runnable>mapToObj(i -> () -> memberships.addGroup(admin, all.get(i), all.get(i + 1)))
            .toList());
    assertThat(around(all.get(5)))
        .containsExactlyElementsOf(all.stream().map(GroupId::value).toList());
  }
}
