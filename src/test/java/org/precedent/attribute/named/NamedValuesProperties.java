package org.precedent.attribute.named;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
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
import net.jqwik.api.Tuple;
import org.precedent.attribute.ExpiredValueRows;
import org.precedent.attribute.FreeName;
import org.precedent.identity.UserId;
import org.precedent.testing.Database;

/** Random sequences of everything that can be done to names, against a small model. */
class NamedValuesProperties {

  private static final List<String> NAMES = List.of("a", "b", "C", "\u00e4\ud83d\ude00");
  private static final Map<Database, Kit> KITS = new EnumMap<>(Database.class);

  private static final class Kit extends NamedKit {
    Kit(Database database) {
      super(database);
    }
  }

  /** One step of a sequence. */
  sealed interface Step {}

  /** One value of a write; seconds to live are 0 for ever. */
  record Item(String name, int value, boolean encrypt, int seconds) {}

  record Write(WriteMode mode, List<Item> items) implements Step {}

  record Move(List<Item> items) implements Step {}

  record Delete(List<String> names) implements Step {}

  record Wait(int seconds) implements Step {}

  record Sweep() implements Step {}

  private record Known(String text, boolean encrypted, Instant created, Optional<Instant> expiry) {}

  /** What must be there. */
  private static final class Model {
    private final Map<String, Known> values = new TreeMap<>();
    private Instant now;

    Model(Instant now) {
      this.now = now;
    }

    void moveTo(Instant time) {
      now = time;
      values.values().removeIf(one -> one.expiry.filter(end -> !end.isAfter(now)).isPresent());
    }

    boolean write(Write write) {
      Map<String, Item> last = new LinkedHashMap<>();
      write.items.forEach(item -> last.put(item.name, item));
      Set<String> names = last.keySet();
      boolean allowed =
          switch (write.mode) {
            case SET -> true;
            case CREATE ->
                names.size() == write.items.size() && names.stream().noneMatch(values::containsKey);
            case UPDATE -> values.keySet().containsAll(names);
          };
      if (allowed) {
        last.values().forEach(this::put);
      }
      return allowed;
    }

    boolean move(Move move) {
      boolean allowed = move.items.stream().allMatch(item -> values.containsKey(item.name));
      if (allowed) {
        move.items.forEach(
            item ->
                values.computeIfPresent(
                    item.name,
                    (name, old) -> new Known(old.text, old.encrypted, old.created, end(item))));
      }
      return allowed;
    }

    private void put(Item item) {
      Known old = values.get(item.name);
      values.put(
          item.name,
          new Known("" + item.value, item.encrypt, old == null ? now : old.created, end(item)));
    }

    private Optional<Instant> end(Item item) {
      return item.seconds == 0 ? Optional.empty() : Optional.of(now.plusSeconds(item.seconds));
    }
  }

  @Provide
  Arbitrary<List<Step>> sequences() {
    Arbitrary<Item> items =
        Combinators.combine(
                Arbitraries.of(NAMES),
                Arbitraries.integers().between(0, 9),
                Arbitraries.of(true, false),
                Arbitraries.of(0, 0, 1, 2, 3))
            .as(Item::new);
    Arbitrary<Step> writes =
        Combinators.combine(Arbitraries.of(WriteMode.class), items.list().ofMinSize(1).ofMaxSize(5))
            .as(Write::new);
    Arbitrary<Step> moves = items.list().ofMinSize(1).ofMaxSize(2).map(Move::new);
    Arbitrary<Step> deletes =
        Arbitraries.of(NAMES).list().ofMinSize(1).ofMaxSize(2).map(Delete::new);
    Arbitrary<Step> waits = Arbitraries.integers().between(1, 2).map(Wait::new);
    Arbitrary<Step> sweeps = Arbitraries.just(new Sweep());
    return Arbitraries.frequencyOf(
            Tuple.of(6, writes),
            Tuple.of(2, moves),
            Tuple.of(2, deletes),
            Tuple.of(3, waits),
            Tuple.of(1, sweeps))
        .list()
        .ofMinSize(1)
        .ofMaxSize(20);
  }

  @Property(tries = 150)
  void h2_does_what_the_model_does(@ForAll("sequences") List<Step> steps) {
    check(Database.H2, steps);
  }

  @Property(tries = 80)
  void postgresql_does_what_the_model_does(@ForAll("sequences") List<Step> steps) {
    check(Database.POSTGRESQL, steps);
  }

  private static synchronized void check(Database database, List<Step> steps) {
    Kit kit = KITS.computeIfAbsent(database, Kit::new);
    UserId user = kit.user();
    Model model = new Model(kit.now());
    for (Step step : steps) {
      run(kit, user, model, step);
      assertThat(actual(kit, user)).as("after %s of %s", step, steps).isEqualTo(model.values);
      assertThat(kit.namesOf(user)).isEqualTo(model.values.keySet());
      assertThat(kit.store.in(() -> kit.values.existing(kit.admin, user, allNames())))
          .hasSize(model.values.size());
    }
  }

  private static void run(Kit kit, UserId user, Model model, Step step) {
    if (step instanceof Write write) {
      List<NamedWrite> writes = write.items.stream().map(item -> item(kit, user, item)).toList();
      assertThat(succeeds(kit, () -> kit.values.write(kit.admin, write.mode, writes)))
          .isEqualTo(model.write(write));
    } else if (step instanceof Move move) {
      List<ExpiryWrite> moves =
          move.items.stream()
              .map(item -> new ExpiryWrite(user, new FreeName(item.name), expiry(kit, item)))
              .toList();
      assertThat(succeeds(kit, () -> kit.values.setExpiry(kit.admin, moves)))
          .isEqualTo(model.move(move));
    } else if (step instanceof Delete delete) {
      kit.delete(user, new LinkedHashSet<>(delete.names).toArray(String[]::new));
      delete.names.forEach(model.values::remove);
    } else if (step instanceof Wait wait) {
      kit.beans.clock().advance(Duration.ofSeconds(wait.seconds));
      model.moveTo(kit.now());
    } else {
      kit.store.in(() -> kit.beans.get(ExpiredValueRows.class).deleteSome(100));
    }
  }

  private static boolean succeeds(Kit kit, Runnable write) {
    try {
      kit.store.run(write);
      return true;
    } catch (ValueExistsException | NoSuchValueException refused) {
      return false;
    }
  }

  private static NamedWrite item(Kit kit, UserId user, Item item) {
    return new NamedWrite(
        user,
        new FreeName(item.name),
        NamedKit.json("" + item.value),
        expiry(kit, item),
        item.encrypt);
  }

  private static Optional<Instant> expiry(Kit kit, Item item) {
    return item.seconds == 0 ? Optional.empty() : Optional.of(kit.now().plusSeconds(item.seconds));
  }

  private static Set<FreeName> allNames() {
    return NAMES.stream().map(FreeName::new).collect(Collectors.toSet());
  }

  private static Map<String, Known> actual(Kit kit, UserId user) {
    Map<String, Known> actual = new TreeMap<>();
    kit.store
        .in(() -> kit.values.get(kit.admin, user, allNames(), true))
        .forEach(
            (name, value) -> {
              NamedValue.Dates dates = value.dates().orElseThrow();
              actual.put(
                  name.text(),
                  new Known(
                      NamedKit.text(value.content()),
                      value.encrypted(),
                      dates.createdAt(),
                      dates.expiresAt()));
            });
    return actual;
  }
}
