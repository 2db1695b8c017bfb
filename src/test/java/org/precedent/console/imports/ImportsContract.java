package org.precedent.console.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.precedent.attribute.AttributeBeans;
import org.precedent.attribute.DefinitionId;
import org.precedent.attribute.named.BatchItem;
import org.precedent.attribute.named.BatchResult;
import org.precedent.attribute.named.ValueBatches;
import org.precedent.directory.UserChanges;
import org.precedent.directory.Users;
import org.precedent.identity.Caller;
import org.precedent.identity.Change;
import org.precedent.identity.Problem;
import org.precedent.identity.UserId;
import org.precedent.platform.Sql;
import org.precedent.session.NameKind;
import org.precedent.session.Persons;
import org.precedent.testing.Beans;
import org.precedent.testing.Database;
import org.precedent.testing.Store;

/** Imports of files over a database, whichever it is: in parts, broken off, and forgotten. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ImportsContract {

  private static final int PART = ValueBatches.MAX_ITEMS;

  private final Store store;
  private final Beans beans;
  private final AttributeBeans attributes;
  private final Caller admin;
  private final TransactionalImportStore imports;
  private final ImportRun run = new ImportRun();
  private final List<UserId> users = new ArrayList<>();

  ImportsContract(Database database) {
    store = new Store(database);
    beans = new Beans(store);
    admin = new Caller(user("Admin"), true);
    attributes = new AttributeBeans(store, beans, database, admin);
    imports = new TransactionalImportStore(store, beans);
    run.store = imports;
    run.persons = persons();
    run.resolver = resolver();
    run.batches = batches();
  }

  private UserId user(String name) {
    Caller system = new Caller(new UserId(1), true);
    UserChanges names = UserChanges.named(Change.to("Grace"), Change.to(name));
    return store.in(() -> beans.get(Users.class).create(system, names)).id();
  }

  @BeforeAll
  void manyUsers() {
    store.run(
        () -> {
          for (int i = 0; i < PART / 2 + 1; i++) {
            Sql.update(
                store.entityManager(),
                "insert into users (last_name, created_at, updated_at) values (?1, ?2, ?2)",
                "Hopper" + i,
                beans.clock().instant());
          }
          Sql.rows(
                  store.entityManager(),
                  "select id from users where last_name like 'Hopper%' order by id")
              .forEach(row -> users.add(new UserId(row.number())));
        });
  }

  @BeforeEach
  void anAdministrator() {
    imports.written = count -> {};
    update("delete from user_role where user_id = ?1", admin.user().value());
    update("insert into user_role (user_id, role) values (?1, 'ADMIN')", admin.user().value());
  }

  @AfterAll
  void close() {
    store.close();
  }

  private Persons persons() {
    Persons real = beans.get(Persons.class);
    return new Persons() {
      @Override
      public boolean isActiveAdministrator(UserId user) {
        return store.in(() -> real.isActiveAdministrator(user));
      }
    };
  }

  private LineResolver resolver() {
    LineResolver real = beans.get(LineResolver.class);
    return new LineResolver() {
      @Override
      Resolved resolve(Caller caller, NameKind kind, List<ImportLine> lines) {
        return store.in(() -> real.resolve(caller, kind, lines));
      }
    };
  }

  private ValueBatches batches() {
    ValueBatches real = beans.get(ValueBatches.class);
    return new ValueBatches() {
      @Override
      public Map<Integer, List<Problem>> problems(Caller caller, List<BatchItem> items) {
        return store.in(() -> real.problems(caller, items));
      }

      @Override
      public BatchResult apply(Caller caller, List<BatchItem> items) {
        return store.in(() -> real.apply(caller, items));
      }
    };
  }

  private void update(String sql, Object... parameters) {
    store.run(() -> Sql.update(store.entityManager(), sql, parameters));
  }

  private String unique(String stem) {
    return stem + "_" + store.count("select nextval('definition_id_seq')");
  }

  private long values(DefinitionId definition) {
    return store.count(
        "select count(*) from user_value where definition_id = ?1", definition.value());
  }

  /** A line more than one part may have: two attributes of all users but one. */
  private String manyLines(String one, String other) {
    StringBuilder lines = new StringBuilder("user_id,attribute,value\n");
    for (int i = 0; i < PART / 2; i++) {
      lines.append(users.get(i)).append(',').append(one).append(",v\n");
      lines.append(users.get(i)).append(',').append(other).append(",w\n");
    }
    return lines.append(last()).append(',').append(one).append(",last\n").toString();
  }

  private UserId last() {
    return users.get(PART / 2);
  }

  private ValueImport take(String file) {
    long id = imports.create(admin, "values.csv");
    run.of(new Upload(id, admin, new CsvLines(file.getBytes(StandardCharsets.UTF_8))));
    return imports.find(id).orElseThrow();
  }

  @Test
  void more_lines_than_one_part_are_written_part_by_part() {
    String one = unique("one");
    String other = unique("other");
    DefinitionId first = attributes.define(one);
    DefinitionId second = attributes.define(other);
    List<Long> seen = new ArrayList<>();
    imports.written = count -> seen.add(values(first) + values(second));

    ValueImport state = take(manyLines(one, other));

    assertThat(state.phase()).isEqualTo(ImportPhase.DONE);
    assertThat(state.lines()).contains(PART + 1L);
    assertThat(state.checked()).isEqualTo(PART + 1L);
    assertThat(state.written()).isEqualTo(PART + 1L);
    assertThat(state.problems()).isZero();
    assertThat(state.endedAt()).isPresent();
    assertThat(seen).containsExactly((long) PART, PART + 1L);
    assertThat(attributes.effective(last(), first)).contains("last");
  }

  @Test
  void what_fails_half_way_keeps_the_parts_before_and_names_its_line() {
    String one = unique("one");
    String other = unique("other");
    DefinitionId first = attributes.define(one);
    DefinitionId second = attributes.define(other);
    UserId gone = users.remove(PART / 2);
    users.add(user("Hopper"));
    String file = manyLines(one, other).replace("\n" + last() + ",", "\n" + gone + ",");
    imports.written = count -> update("delete from users where id = ?1", gone.value());

    ValueImport state = take(file);

    assertThat(state.phase()).isEqualTo(ImportPhase.FAILED);
    assertThat(state.written()).isEqualTo(PART);
    assertThat(values(first) + values(second)).isEqualTo(PART);
    assertThat(imports.problems(state.id()))
        .containsExactly(ImportProblem.of(PART + 2L, "user", ProblemCode.USER_UNKNOWN));
  }

  @Test
  void who_is_no_administrator_any_more_writes_no_further_part() {
    String one = unique("one");
    String other = unique("other");
    DefinitionId first = attributes.define(one);
    DefinitionId second = attributes.define(other);
    imports.written =
        count -> update("delete from user_role where user_id = ?1", admin.user().value());

    ValueImport state = take(manyLines(one, other));

    assertThat(state.phase()).isEqualTo(ImportPhase.FAILED);
    assertThat(values(first) + values(second)).isEqualTo(PART);
    assertThat(imports.problems(state.id()))
        .containsExactly(ImportProblem.ofFile(ProblemCode.NO_ADMINISTRATOR));
  }

  @Test
  void a_wrong_line_keeps_all_others_from_being_written() {
    String name = unique("number");
    DefinitionId definition = attributes.define(name, "number", false);
    String line = users.get(0) + "," + name;
    String other = users.get(1) + "," + name;

    ValueImport state =
        take("user_id,attribute,value\n" + line + ",1\n" + line + ",2\n" + other + ",x\n");

    assertThat(state.phase()).isEqualTo(ImportPhase.REFUSED);
    assertThat(values(definition)).isZero();
    assertThat(imports.problems(state.id()))
        .extracting(ImportProblem::line, ImportProblem::code)
        .containsExactly(tuple(3L, ProblemCode.TWICE), tuple(4L, ProblemCode.RULE));
  }

  @Test
  void an_import_without_a_sign_of_life_is_interrupted_until_it_gives_one() {
    long id = imports.create(admin, "values.csv");
    imports.enter(id, ImportPhase.WRITING, Optional.of(2L));
    beans.clock().advance(Duration.ofSeconds(91));

    assertThat(imports.find(id).orElseThrow().phase()).isEqualTo(ImportPhase.INTERRUPTED);
    imports.alive(List.of(id));
    assertThat(imports.find(id).orElseThrow().phase()).isEqualTo(ImportPhase.WRITING);
  }

  @Test
  void interrupted_imports_are_forgotten_like_others_and_those_at_work_are_not() {
    long working = imports.create(admin, "working.csv");
    for (int i = 0; i < ImportStore.KEPT + 5; i++) {
      imports.enter(imports.create(admin, "i.csv"), ImportPhase.CHECKING, Optional.empty());
    }
    beans.clock().advance(Duration.ofMinutes(5));
    imports.alive(List.of(working));
    long newest = imports.create(admin, "newest.csv");

    assertThat(store.count("select count(*) from value_import")).isEqualTo(ImportStore.KEPT + 1L);
    assertThat(imports.find(working)).isPresent();
    assertThat(imports.last()).extracting(ValueImport::id).startsWith(newest);
  }

  @Test
  void of_many_problems_the_first_are_kept_and_all_are_counted() {
    long id = imports.create(admin, "values.csv");
    List<ImportProblem> problems = new ArrayList<>();
    for (int i = 0; i < 700; i++) {
      problems.add(ImportProblem.of(i, "", ProblemCode.TWICE));
    }
    imports.problems(id, 0, problems);
    imports.problems(id, 700, problems);

    assertThat(imports.problems(id)).hasSize(ImportStore.KEPT_PROBLEMS);
    assertThat(imports.find(id).orElseThrow().problems()).isEqualTo(1_400);
  }
}
