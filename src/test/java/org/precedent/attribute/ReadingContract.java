package org.precedent.attribute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.precedent.attribute.bulk.BulkQuery;
import org.precedent.attribute.bulk.BulkValues;
import org.precedent.attribute.explanation.Explanation;
import org.precedent.attribute.explanation.Explanations;
import org.precedent.attribute.explanation.GroupLink;
import org.precedent.attribute.explanation.Membership;
import org.precedent.attribute.explanation.Outlook;
import org.precedent.attribute.explanation.Rung;
import org.precedent.attribute.explanation.SetBy;
import org.precedent.attribute.explanation.Verdict;
import org.precedent.attribute.explanation.WhatIf;
import org.precedent.attribute.named.BatchItem;
import org.precedent.attribute.named.BatchResult;
import org.precedent.attribute.named.ValueBatches;
import org.precedent.attribute.reach.KnownReaches;
import org.precedent.attribute.reach.Reach;
import org.precedent.attribute.reach.Reaches;
import org.precedent.attribute.reach.SourceCount;
import org.precedent.attribute.reach.ValueCount;
import org.precedent.directory.Memberships;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.Caller;
import org.precedent.identity.Change;
import org.precedent.identity.ChangedMeanwhileException;
import org.precedent.identity.GroupId;
import org.precedent.identity.InvalidException;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.Problem;
import org.precedent.identity.UserId;
import org.precedent.platform.Sql;
import org.precedent.testing.Database;

/** Explanations, what-ifs, reach, bulk reads and batches over a database, whichever it is. */
abstract class ReadingContract extends AttributeKit {

  final Explanations explanations;
  final WhatIf whatIf;
  final Reaches reaches;
  final BulkValues bulk;
  final ValueBatches batches;

  ReadingContract(Database database) {
    super(database);
    explanations = beans.get(Explanations.class);
    whatIf = beans.get(WhatIf.class);
    reaches = beans.get(Reaches.class);
    bulk = beans.get(BulkValues.class);
    batches = beans.get(ValueBatches.class);
  }

  private Explanation explain(Caller caller, UserId user, Definition definition) {
    return store.in(() -> explanations.explain(caller, user, definition.name()));
  }

  private Explanation explain(UserId user, Definition definition) {
    return explain(admin, user, definition);
  }

  private static List<String> verdicts(Explanation explanation) {
    return explanation.rungs().stream()
        .map(
            rung ->
                rung.source().label().replaceAll("_\\d+", "")
                    + ": "
                    + rung.verdict().getClass().getSimpleName())
        .toList();
  }

  private static Rung rung(Explanation explanation, GroupId group) {
    return explanation.rungs().stream()
        .filter(rung -> rung.source() instanceof Source.Group of && of.group().equals(group))
        .findFirst()
        .orElseThrow();
  }

  private void setDirectory(UserId user, Definition definition, String text) {
    store.run(
        () ->
            Sql.update(
                store.entityManager(),
                "insert into directory_value (user_id, definition_id, plain_text, set_at) values (?1, ?2, ?3, ?4)",
                user.value(),
                definition.id().value(),
                text,
                beans.clock().instant()));
  }

  private void expire(String table, Definition definition, Instant at) {
    store.run(
        () ->
            Sql.update(
                store.entityManager(),
                "update " + table + " set expires_at = ?1 where definition_id = ?2",
                at,
                definition.id().value()));
  }

  private Map<UserId, Level> read(Definition definition, BulkQuery query) {
    return read(new AttributeRef.ById(definition.id()), query);
  }

  private Map<UserId, Level> read(AttributeRef attribute, BulkQuery query) {
    Map<UserId, Level> rows = new LinkedHashMap<>();
    store.run(
        () -> {
          try {
            bulk.read(admin, attribute, query, rows::put);
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
        });
    return rows;
  }

  private static BulkQuery of(UserId... users) {
    return new BulkQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(users),
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty());
  }

  private static BatchItem item(UserId user, Definition definition, String text) {
    return new BatchItem(
        user,
        new AttributeRef.ByName(definition.name()),
        Optional.ofNullable(text),
        Optional.empty());
  }

  private BatchResult apply(Caller caller, BatchItem... items) {
    return store.in(() -> batches.apply(caller, List.of(items)));
  }

  private List<Problem> problems(BatchItem... items) {
    try {
      apply(admin, items);
      return List.of();
    } catch (InvalidException invalid) {
      return invalid.problems();
    }
  }

  @Test
  void every_level_is_told_in_order_with_what_became_of_it() {
    UserId user = user();
    GroupId first = group();
    GroupId second = group();
    GroupId strange = group();
    Definition definition = define("default");
    join(first, user);
    join(second, user);
    setGroup(first, definition, "one");
    setGroup(strange, definition, "strange");
    setGroup(second, definition, "two");

    assertThat(verdicts(explain(user, definition)))
        .containsExactly(
            "User Setting: NotSet",
            "Directory: NotSet",
            "Group: group: Won",
            "Group: group: NotMember",
            "Group: group: Outranked",
            "Default: Outranked");
    setUser(user, definition, "own");
    assertThat(verdicts(explain(user, definition)))
        .startsWith("User Setting: Won", "Directory: NotSet", "Group: group: Outranked");
  }

  @Test
  void an_explanation_tells_who_set_each_value_and_when() {
    UserId user = user();
    GroupId group = group();
    join(group, user);
    Definition definition = define("default");
    setUser(user, definition, "own");
    setDirectory(user, definition, "said");
    setGroup(group, definition, "of the group");

    List<Rung> rungs = explain(user, definition).rungs();

    assertThat(rungs).hasSize(4);
    for (Rung rung : rungs) {
      SetBy setBy = rung.setBy().orElseThrow();
      assertThat(setBy.setAt()).isEqualTo(beans.clock().instant());
      if (rung.source() instanceof Source.Directory) {
        assertThat(setBy.user()).isEmpty();
      } else {
        assertThat(setBy.user()).contains(admin.user());
        assertThat(setBy.name()).isEqualTo("Grace Hopper");
      }
    }
  }

  @Test
  void an_expired_value_is_told_with_its_end_and_the_next_level_wins() {
    UserId user = user();
    Definition definition = define("default");
    setUser(user, definition, "own");
    Instant end = beans.clock().instant().minus(Duration.ofSeconds(1));
    expire("user_value", definition, end);

    Explanation explanation = explain(user, definition);

    assertThat(explanation.rungs().get(0).verdict()).isEqualTo(new Verdict.Expired(end));
    assertThat(explanation.effective().source()).isEqualTo(new Source.Default());
  }

  @Test
  void an_explanation_tells_how_the_user_is_in_a_group() {
    UserId user = user();
    GroupId outer = group();
    GroupId middle = group();
    GroupId inner = group();
    GroupId direct = group();
    nest(outer, middle);
    nest(middle, inner);
    join(inner, user);
    join(direct, user);
    Definition definition = define(null);
    for (GroupId group : List.of(outer, direct, GroupId.ALL_USERS)) {
      setGroup(group, definition, "some");
    }

    Explanation explanation = explain(user, definition);

    assertThat(rung(explanation, direct).membership()).contains(new Membership.Direct());
    assertThat(rung(explanation, GroupId.ALL_USERS).membership())
        .contains(new Membership.Everybody());
    Membership nested = rung(explanation, outer).membership().orElseThrow();
    assertThat(((Membership.Nested) nested).chain().stream().map(GroupLink::group))
        .containsExactly(inner, middle, outer);
  }

  @Test
  void who_was_taken_out_of_a_group_is_told_since_when() {
    UserId user = user();
    GroupId group = group();
    join(group, user);
    Definition definition = define(null);
    setGroup(group, definition, "some");

    store.run(() -> beans.get(Memberships.class).removeUser(admin, group, user));

    assertThat(rung(explain(user, definition), group).verdict())
        .isEqualTo(new Verdict.NotMember(Optional.of(beans.clock().instant())));
  }

  @Test
  void who_was_taken_out_of_an_inner_group_is_told_since_when() {
    UserId user = user();
    GroupId inner = group();
    GroupId outer = group();
    nest(outer, inner);
    Definition definition = define(null);
    setGroup(outer, definition, "some");
    for (int i = 0; i < 2; i++) {
      join(inner, user);
      beans.clock().advance(Duration.ofHours(1));
      store.run(() -> beans.get(Memberships.class).removeUser(admin, inner, user));
    }

    assertThat(rung(explain(user, definition), outer).verdict())
        .isEqualTo(new Verdict.NotMember(Optional.of(beans.clock().instant())));
  }

  @Test
  void who_is_in_a_group_that_was_taken_out_of_another_is_told_since_when() {
    UserId user = user();
    GroupId inner = group();
    GroupId middle = group();
    GroupId outer = group();
    nest(outer, middle);
    nest(middle, inner);
    join(inner, user);
    Definition definition = define(null);
    setGroup(outer, definition, "some");
    beans.clock().advance(Duration.ofHours(1));
    store.run(() -> beans.get(Memberships.class).removeGroup(admin, middle, inner));

    assertThat(rung(explain(user, definition), outer).verdict())
        .isEqualTo(new Verdict.NotMember(Optional.of(beans.clock().instant())));
    assertThat(rung(explain(user(), definition), outer).verdict())
        .isEqualTo(new Verdict.NotMember(Optional.empty()));
  }

  @Test
  void a_group_that_is_gone_from_its_directory_does_not_count() {
    UserId user = user();
    GroupId group = group();
    join(group, user);
    Definition definition = define(null);
    setGroup(group, definition, "some");
    Instant now = beans.clock().instant();
    store.run(
        () ->
            Sql.update(
                store.entityManager(),
                "update user_groups set vanished_at = ?1 where id = ?2",
                now,
                group.value()));

    assertThat(rung(explain(user, definition), group).verdict())
        .isEqualTo(new Verdict.GroupVanished(now));
  }

  @Test
  void a_user_learns_nothing_of_groups_that_he_is_not_in() {
    UserId user = user();
    Definition definition = define(null);
    setGroup(group(), definition, "strange");

    Explanation explanation = explain(new Caller(user, false), user, definition);

    assertThat(verdicts(explanation))
        .containsExactly("User Setting: NotSet", "Directory: NotSet", "Default: NotSet");
    assertThat(explanation.leftOut()).isZero();
  }

  @Test
  void nobody_but_an_administrator_has_others_explained() {
    Caller stranger = new Caller(user(), false);
    UserId user = user();
    Definition definition = define(null);

    assertThatThrownBy(() -> explain(stranger, user, definition))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void what_is_not_there_is_not_explained() {
    UserId user = user();
    Definition definition = define(null);

    assertThatThrownBy(() -> explain(new UserId(Long.MAX_VALUE), definition))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(
            () ->
                store.in(
                    () -> explanations.explain(admin, user, new AttributeName("no_such_name"))))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  void hidden_values_are_told_to_be_there_and_nothing_more() {
    UserId user = user();
    GroupId group = group();
    join(group, user);
    Definition definition = define("secret", true);
    setUser(user, definition, "secret");
    setGroup(group, definition, "secret");

    assertThat(explain(user, definition).rungs())
        .extracting(Rung::content)
        .containsExactly(Content.HIDDEN, Content.NONE, Content.HIDDEN, Content.HIDDEN);
  }

  private void assertTellsNothing(UserId user, Definition definition, Source winner) {
    Level hidden = new Level(winner, Content.HIDDEN);
    Explanation explanation = explain(user, definition);
    Outlook outlook = outlook(user, definition, Set.of(), Set.of());

    assertThat(explanation.effective()).isEqualTo(hidden);
    assertThat(explanation.rungs()).allMatch(rung -> rung.content().text().isEmpty());
    assertThat(List.of(outlook.now(), outlook.then())).containsOnly(hidden);
    assertThat(read(definition, of(user))).containsExactly(Map.entry(user, hidden));
  }

  @Test
  void a_hidden_value_is_told_by_no_reading_whichever_level_wins() {
    UserId user = user();
    GroupId group = group();
    join(group, user);
    Definition definition = define("secret", true);
    assertTellsNothing(user, definition, new Source.Default());

    setGroup(group, definition, "secret");
    assertTellsNothing(user, definition, explain(user, definition).effective().source());

    StoredText sealed =
        beans.get(Sealing.class).directoryValue(definition, user, "said by the directory");
    store.run(
        () ->
            Sql.update(
                store.entityManager(),
                "insert into directory_value (user_id, definition_id, ciphertext, key_id, set_at)"
                    + " values (?1, ?2, ?3, ?4, ?5)",
                user.value(),
                definition.id().value(),
                sealed.requireCiphertext(),
                1,
                beans.clock().instant()));
    assertTellsNothing(user, definition, new Source.Directory());

    setUser(user, definition, "secret");
    assertTellsNothing(user, definition, new Source.User());
  }

  @Test
  void a_computed_attribute_has_one_level() {
    UserId user = user();

    Explanation explanation =
        store.in(() -> explanations.explain(admin, user, new AttributeName("name")));

    assertThat(explanation.effective())
        .isEqualTo(new Level(new Source.System(), new Content.Text("Grace Hopper")));
    assertThat(explanation.rungs()).hasSize(1);
  }

  @Test
  void another_group_would_give_another_value_and_nothing_changes() {
    UserId user = user();
    GroupId outer = group();
    GroupId inner = group();
    nest(outer, inner);
    Definition definition = define("default");
    setGroup(outer, definition, "from outside");

    Outlook added = outlook(user, definition, Set.of(inner), Set.of());

    assertThat(added.now().source()).isEqualTo(new Source.Default());
    assertThat(added.then().content()).isEqualTo(new Content.Text("from outside"));
    assertThat(added.differs()).isTrue();
    assertThat(effective(user, definition).source()).isEqualTo(new Source.Default());
    join(inner, user);
    Outlook removed = outlook(user, definition, Set.of(), Set.of(inner));
    assertThat(removed.then().source()).isEqualTo(new Source.Default());
    assertThat(outlook(user, definition, Set.of(inner), Set.of()).differs()).isFalse();
  }

  private List<Outlook> whatIf(Caller caller, UserId user, Set<GroupId> add, Set<GroupId> remove) {
    return store.in(() -> whatIf.effective(caller, user, add, remove));
  }

  private Outlook outlook(
      UserId user, Definition definition, Set<GroupId> add, Set<GroupId> remove) {
    return whatIf(admin, user, add, remove).stream()
        .filter(outlook -> outlook.definition().id().equals(definition.id()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void a_what_if_that_makes_no_sense_is_refused() {
    UserId user = user();
    GroupId group = group();
    GroupId unknown = new GroupId(Long.MAX_VALUE);

    assertThatThrownBy(() -> whatIf(admin, user, Set.of(unknown), Set.of()))
        .hasMessageContaining("no group");
    assertThatThrownBy(() -> whatIf(admin, user, Set.of(), Set.of(group)))
        .hasMessageContaining("not directly in");
    assertThatThrownBy(() -> whatIf(admin, user, Set.of(), Set.of(GroupId.ALL_USERS)))
        .hasMessageContaining("Everybody");
    assertThatThrownBy(() -> whatIf(new Caller(user, false), user, Set.of(group), Set.of()))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void a_bulk_read_gives_for_each_user_what_a_single_read_gives() {
    GroupId group = group();
    GroupId nested = group();
    nest(group, nested);
    UserId own = user();
    UserId paired = user();
    UserId member = user();
    UserId other = user();
    join(nested, member);
    Definition definition = define("default");
    setUser(own, definition, "own");
    setDirectory(paired, definition, "said");
    setGroup(group, definition, "of the group");

    Map<UserId, Level> rows = read(definition, BulkQuery.ALL);

    assertThat(rows.keySet().stream().map(UserId::value)).isSorted();
    for (UserId user : List.of(own, paired, member, other)) {
      assertThat(rows.get(user)).isEqualTo(effective(user, definition));
    }
    assertThat(rows).hasSize((int) store.count("select count(*) from users"));
  }

  @Test
  void a_bulk_read_goes_on_after_a_user_and_ends_at_its_limit() {
    UserId one = user();
    UserId two = user();
    UserId three = user();
    Definition definition = define("default");

    assertThat(read(definition, from(one.value() - 1, 2)).keySet()).containsExactly(one, two);
    assertThat(read(definition, from(two.value(), 1)).keySet()).containsExactly(three);
  }

  private static BulkQuery from(long after, long limit) {
    return new BulkQuery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        after,
        Optional.of(limit));
  }

  @Test
  void a_bulk_read_of_some_users_leaves_the_others_out() {
    GroupId outer = group();
    GroupId inner = group();
    nest(outer, inner);
    UserId member = user();
    UserId stranger = user();
    join(inner, member);
    Definition definition = define("default");
    setUser(member, definition, "own");
    BulkQuery members =
        new BulkQuery(
            Optional.of(outer),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            0,
            Optional.empty());
    BulkQuery withDefault =
        new BulkQuery(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(member, stranger),
            Optional.of(SourceKind.DEFAULT),
            Optional.empty(),
            0,
            Optional.empty());

    assertThat(read(definition, members).keySet()).containsExactly(member);
    assertThat(read(definition, of(stranger)).keySet()).containsExactly(stranger);
    assertThat(read(definition, withDefault).keySet()).containsExactly(stranger);
  }

  @Test
  void nobody_learns_by_a_bulk_read_which_hidden_values_are_equal() {
    UserId user = user();
    Definition definition = define(null, true);
    setUser(user, definition, "secret");
    BulkQuery guess =
        new BulkQuery(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(user),
            Optional.empty(),
            Optional.of("secret"),
            0,
            Optional.empty());

    assertThatThrownBy(() -> read(definition, guess)).isInstanceOf(InvalidException.class);
    assertThat(read(definition, of(user)))
        .containsEntry(user, new Level(new Source.User(), Content.HIDDEN));
  }

  @Test
  void computed_attributes_are_read_in_bulk_too() {
    UserId user = user();

    assertThat(read(new AttributeRef.Either("name"), of(user)))
        .containsExactly(
            Map.entry(user, new Level(new Source.System(), new Content.Text("Grace Hopper"))));
  }

  @Test
  void the_reach_of_the_values_adds_up_to_all_users() {
    GroupId first = group();
    GroupId second = group();
    Definition definition = define("default");
    UserId own = user();
    UserId paired = user();
    UserId both = user();
    UserId one = user();
    setUser(own, definition, "own");
    setUser(both, definition, "of the second");
    setDirectory(paired, definition, "said");
    setDirectory(both, definition, "said");
    setGroup(first, definition, "of the first");
    setGroup(second, definition, "of the second");
    List.of(own, paired, both, one).forEach(user -> join(second, user));
    join(first, one);
    UserId last = user();
    join(second, last);

    Reach reach = store.in(() -> reaches.of(admin, definition.id()));

    long all = store.count("select count(*) from users");
    assertThat(reach.users()).isEqualTo(all);
    assertThat(reach.sources().stream().map(SourceCount::users))
        .containsExactly(2L, 1L, 1L, 1L, all - 5, 0L);
    assertThat(reach.values())
        .contains(
            new ValueCount("default", all - 5),
            new ValueCount("of the second", 2),
            new ValueCount("own", 1),
            new ValueCount("said", 1));
  }

  @Test
  void whom_values_reach_is_counted_once_until_groups_change() {
    GroupId group = group();
    Definition definition = define("last");
    KnownReaches known = beans.get(KnownReaches.class);

    Reach first = store.in(() -> known.of(admin, definition.id()));
    Reach again = store.in(() -> known.of(admin, definition.id()));
    join(group, user());
    setGroup(group, definition, "some");
    Reach changed = store.in(() -> known.of(admin, definition.id()));

    assertThat(again).isSameAs(first);
    assertThat(changed.sources()).extracting(SourceCount::users).contains(1L);
    assertThatThrownBy(() -> store.in(() -> known.of(new Caller(user(), false), definition.id())))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void an_expired_value_does_not_keep_the_others_from_another_order() {
    Definition definition = define(null);
    GroupId expired = group();
    GroupId one = group();
    GroupId two = group();
    setGroup(expired, definition, "gone");
    expire("group_value", definition, beans.clock().instant());
    setGroup(one, definition, "1");
    setGroup(two, definition, "2");

    store.run(
        () -> groupValues.reorder(admin, definition.id(), List.of(one, two), List.of(two, one)));

    assertThat(store.in(() -> groupValues.list(admin, definition.id())))
        .extracting(GroupValue::group)
        .containsExactly(two, one);
    assertThatThrownBy(
            () ->
                store.run(
                    () ->
                        groupValues.reorder(
                            admin, definition.id(), List.of(one, two), List.of(two, one))))
        .isInstanceOf(ChangedMeanwhileException.class);
  }

  @Test
  void the_reach_of_the_group_of_all_users_is_everybody_else() {
    GroupId beaten = group();
    UserId member = user();
    join(beaten, member);
    Definition definition = define(null);
    setGroup(GroupId.ALL_USERS, definition, "all");
    setGroup(beaten, definition, "beaten");

    assertThat(
            store.in(() -> reaches.of(admin, definition.id())).sources().stream()
                .map(SourceCount::users))
        .containsExactly(0L, 0L, store.count("select count(*) from users"), 0L, 0L);
  }

  @Test
  void the_reach_of_a_hidden_attribute_counts_sources_and_tells_no_value() {
    GroupId group = group();
    UserId user = user();
    Definition definition = define("marker-default", true);
    setGroup(group, definition, "marker-group");
    setUser(user, definition, "marker-user");
    join(group, user());

    Reach reach = store.in(() -> reaches.of(admin, definition.id()));

    assertThat(reach.values()).isEmpty();
    assertThat(reach.sources().stream().map(SourceCount::users)).startsWith(1L, 0L, 1L);
    assertThat(reach.sources())
        .extracting(SourceCount::content)
        .allMatch(content -> content.text().isEmpty());
    assertThat(reach.toString()).doesNotContain("marker");
  }

  @Test
  void what_is_wrong_with_a_hidden_value_is_told_without_it() {
    UserId user = user();
    Definition hidden =
        store.in(() -> definitions.create(admin, draft(unique("attribute"), "number", null, true)));
    List<BatchItem> items =
        List.of(
            item(user, hidden, "marker"),
            item(user, hidden, "marker\u0000"),
            item(user, hidden, "marker".repeat(20_000)),
            new BatchItem(
                user,
                new AttributeRef.ByName(hidden.name()),
                Optional.of("17"),
                Optional.of(Instant.EPOCH)));

    Map<Integer, List<Problem>> found = store.in(() -> batches.problems(admin, items));

    assertThat(found).hasSize(4);
    assertThat(found.toString()).doesNotContain("marker").doesNotContain("17");
  }

  private DefinitionUpdate whitelist() {
    return DefinitionUpdates.hidden(Change.keep(), Change.to("https://api.example.test/*"));
  }

  /** The write is not committed before the whitelist is on its way. */
  private void assertKeepsWhitelistAway(Definition definition, Runnable write) {
    List<CompletableFuture<Definition>> change = new ArrayList<>();
    store.run(
        () -> {
          write.run();
          change.add(
              CompletableFuture.supplyAsync(
                  () -> store.in(() -> definitions.update(admin, definition.id(), whitelist()))));
          assertThatThrownBy(() -> change.get(0).get(300, TimeUnit.MILLISECONDS))
              .isInstanceOf(TimeoutException.class);
        });
    assertThatThrownBy(() -> change.get(0).get(20, TimeUnit.SECONDS))
        .hasCauseInstanceOf(InvalidException.class);
    assertThat(store.in(() -> definitions.find(admin, definition.id())).whitelist()).isEmpty();
  }

  @Test
  void a_value_that_is_just_being_written_keeps_the_first_whitelist_away() {
    UserId user = user();
    GroupId group = group();
    Definition ofUser = define(null, true);
    Definition ofGroup = define(null, true);
    Definition ofBatch = define(null, true);

    assertKeepsWhitelistAway(
        ofUser, () -> userValues.set(admin, user, ofUser.id(), Optional.of("given to go nowhere")));
    assertKeepsWhitelistAway(
        ofGroup,
        () -> groupValues.set(admin, group, ofGroup.id(), Optional.of("given to go nowhere")));
    assertKeepsWhitelistAway(
        ofBatch, () -> batches.apply(admin, List.of(item(user, ofBatch, "given to go nowhere"))));
  }

  @Test
  void a_batch_sets_and_deletes_with_audit_and_versions() {
    UserId one = user();
    UserId two = user();
    Definition plain = define(null);
    Definition hidden = define(null, true);
    setUser(two, plain, "old");

    BatchResult result =
        apply(admin, item(one, plain, "new"), item(one, hidden, "secret"), item(two, plain, null));

    assertThat(result).isEqualTo(new BatchResult(2, 1));
    assertThat(effective(one, plain).content()).isEqualTo(new Content.Text("new"));
    assertThat(path(two, plain).isUnset()).isTrue();
    assertThat(
            store.count(
                "select count(*) from user_value where definition_id = ?1 and plain_text is null and ciphertext is not null",
                hidden.id().value()))
        .isEqualTo(1);
    assertThat(
            store.count(
                "select count(*) from audit_event where definition_id = ?1 and action = 'user_value.delete' and user_id = ?2",
                plain.id().value(),
                two.value()))
        .isEqualTo(1);
    apply(admin, item(one, plain, "newer"));
    assertThat(
            store.count(
                "select version from user_value where definition_id = ?1 and user_id = ?2",
                plain.id().value(),
                one.value()))
        .isEqualTo(2);
  }

  @Test
  void one_wrong_item_of_a_batch_and_nothing_is_written() {
    UserId user = user();
    Definition definition = define(null);
    Definition number =
        store.in(() -> definitions.create(admin, draft(unique("n"), "number", null, false)));
    UserId nobody = new UserId(Long.MAX_VALUE);

    List<Problem> problems =
        problems(
            item(user, definition, "right"),
            item(user, number, "no number"),
            item(nobody, definition, "x"),
            item(user, definition, "again"),
            new BatchItem(
                user,
                new AttributeRef.ByName(new AttributeName("no_such_name")),
                Optional.of("x"),
                Optional.empty()));

    assertThat(problems)
        .extracting(problem -> problem.item().getAsInt() + " " + problem.field())
        .containsExactly("1 value", "2 user_id", "3 ", "4 attribute");
    assertThat(path(user, definition).isUnset()).isTrue();
  }

  @Test
  void a_batch_is_not_refused_by_a_definition_that_no_longer_holds() {
    UserId user = user();
    Definition definition = defineKnownNumber();

    retypeElsewhere(definition, "string");
    BatchResult result = apply(admin, item(user, definition, "text by now"));

    assertThat(result).isEqualTo(new BatchResult(1, 0));
    assertThat(effective(user, definition).content()).isEqualTo(new Content.Text("text by now"));
  }

  @Test
  void a_user_writes_batches_of_his_own_editable_values_only() {
    UserId user = user();
    Caller caller = new Caller(user, false);
    Definition definition = define(null);

    assertThat(apply(caller, item(user, definition, "mine"))).isEqualTo(new BatchResult(1, 0));
    assertThatThrownBy(() -> apply(caller, item(user(), definition, "another's")))
        .isInstanceOf(AccessDeniedException.class);
  }
}
