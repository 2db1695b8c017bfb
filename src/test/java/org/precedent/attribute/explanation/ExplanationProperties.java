package org.precedent.attribute.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.precedent.attribute.AttributeKit;
import org.precedent.attribute.AttributeRef;
import org.precedent.attribute.Definition;
import org.precedent.attribute.Level;
import org.precedent.attribute.SearchPath;
import org.precedent.attribute.Source;
import org.precedent.attribute.SourceKind;
import org.precedent.attribute.bulk.BulkQuery;
import org.precedent.attribute.bulk.BulkValues;
import org.precedent.attribute.reach.Reach;
import org.precedent.attribute.reach.Reaches;
import org.precedent.attribute.reach.SourceCount;
import org.precedent.attribute.reach.ValueCount;
import org.precedent.identity.GroupId;
import org.precedent.identity.UserId;
import org.precedent.platform.Sql;
import org.precedent.testing.Database;

/** Random states of a database: explanation, bulk read and single read say the same. */
class ExplanationProperties {

  private static final int GROUPS = 4;
  private static final Map<Database, Kit> KITS = new EnumMap<>(Database.class);

  private static final class Kit extends AttributeKit {
    Kit(Database database) {
      super(database);
    }
  }

  /** Bits say which groups have a value, which the user is in, which are in the next one. */
  record State(
      int own, int paired, boolean hasDefault, int valued, int expired, int member, int nested) {}

  @Provide
  Arbitrary<State> states() {
    Arbitrary<Integer> bits = Arbitraries.integers().between(0, (1 << GROUPS) - 1);
    return Combinators.combine(
            Arbitraries.integers().between(0, 2),
            Arbitraries.integers().between(0, 1),
            Arbitraries.of(true, false),
            bits,
            bits,
            bits,
            bits)
        .as(State::new);
  }

  @Property(tries = 60)
  void the_winner_is_the_effective_value_on_h2(@ForAll("states") State state) {
    check(Database.H2, state);
  }

  @Property(tries = 40)
  void the_winner_is_the_effective_value_on_postgresql(@ForAll("states") State state) {
    check(Database.POSTGRESQL, state);
  }

  private static synchronized void check(Database database, State state) {
    Kit kit = KITS.computeIfAbsent(database, Kit::new);
    UserId user = kit.user();
    Definition definition = kit.define(state.hasDefault ? "default" : null);
    groups(kit, user, definition, state);
    if (state.own > 0) {
      kit.setUser(user, definition, "own");
    }
    if (state.own == 2) {
      end(kit, "user_value", definition, "user_id", user.value());
    }
    if (state.paired > 0) {
      kit.store.run(
          () ->
              Sql.update(
                  kit.store.entityManager(),
                  "insert into directory_value (user_id, definition_id, plain_text, set_at) values (?1, ?2, 'said', ?3)",
                  user.value(),
                  definition.id().value(),
                  kit.beans.clock().instant()));
    }

    SearchPath path = kit.path(user, definition);
    Explanation explanation =
        kit.store.in(
            () -> kit.beans.get(Explanations.class).explain(kit.admin, user, definition.id()));

    assertThat(explanation.effective()).isEqualTo(path.effective());
    assertThat(bulk(kit, user, definition)).isEqualTo(path.effective());
    assertThat(
            kit
                .store
                .in(
                    () ->
                        kit.beans.get(WhatIf.class).effective(kit.admin, user, Set.of(), Set.of()))
                .stream()
                .filter(outlook -> outlook.definition().id().equals(definition.id())))
        .singleElement()
        .satisfies(outlook -> assertThat(outlook.then()).isEqualTo(path.effective()));
    assertReach(kit, definition);
  }

  /** What is counted is what a read of all users finds. */
  private static void assertReach(Kit kit, Definition definition) {
    Map<String, Long> sources = new TreeMap<>();
    Map<String, Long> texts = new TreeMap<>();
    for (Level level : bulk(kit, definition, BulkQuery.ALL)) {
      sources.merge(key(level.source()), 1L, Long::sum);
      level.content().text().ifPresent(text -> texts.merge(text, 1L, Long::sum));
    }

    Reach reach = kit.store.in(() -> kit.beans.get(Reaches.class).of(kit.admin, definition.id()));

    assertThat(
            reach.sources().stream()
                .filter(count -> count.users() > 0)
                .collect(Collectors.toMap(count -> key(count.source()), SourceCount::users)))
        .isEqualTo(sources);
    assertThat(
            reach.values().stream().collect(Collectors.toMap(ValueCount::value, ValueCount::users)))
        .isEqualTo(texts);
    assertThat(reach.users()).isEqualTo(sources.values().stream().mapToLong(Long::longValue).sum());
  }

  private static String key(Source source) {
    return source instanceof Source.Group group
        ? "group " + group.group()
        : SourceKind.of(source).code();
  }

  private static void groups(Kit kit, UserId user, Definition definition, State state) {
    List<GroupId> groups = new ArrayList<>();
    for (int i = 0; i < GROUPS; i++) {
      groups.add(kit.group());
    }
    for (int i = 0; i < GROUPS; i++) {
      if (has(state.valued, i)) {
        kit.setGroup(groups.get(i), definition, "of group " + i);
      }
      if (has(state.member, i)) {
        kit.join(groups.get(i), user);
      }
      if (has(state.nested, i) && i + 1 < GROUPS) {
        kit.nest(groups.get(i + 1), groups.get(i));
      }
      if (has(state.expired, i)) {
        end(kit, "group_value", definition, "group_id", groups.get(i).value());
      }
    }
  }

  private static boolean has(int bits, int index) {
    return (bits >> index & 1) == 1;
  }

  private static void end(Kit kit, String table, Definition definition, String column, long id) {
    kit.store.run(
        () ->
            Sql.update(
                kit.store.entityManager(),
                "update "
                    + table
                    + " set expires_at = ?1 where definition_id = ?2 and "
                    + column
                    + " = ?3",
                kit.beans.clock().instant(),
                definition.id().value(),
                id));
    kit.store.run(
        () ->
            Sql.update(
                kit.store.entityManager(), "update group_metadata set version = version + 1"));
  }

  private static Level bulk(Kit kit, UserId user, Definition definition) {
    BulkQuery query =
        new BulkQuery(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(user),
            Optional.empty(),
            Optional.empty(),
            0,
            Optional.empty());
    List<Level> levels = bulk(kit, definition, query);
    assertThat(levels).hasSize(1);
    return levels.get(0);
  }

  private static List<Level> bulk(Kit kit, Definition definition, BulkQuery query) {
    List<Level> levels = new ArrayList<>();
    AttributeRef attribute = new AttributeRef.ById(definition.id());
    kit.store.run(
        () -> {
          try {
            kit.beans
                .get(BulkValues.class)
                .read(kit.admin, attribute, query, (id, level) -> levels.add(level));
          } catch (IOException failure) {
            throw new UncheckedIOException(failure);
          }
        });
    return levels;
  }
}
