package org.precedent.console.imports;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.precedent.identity.Caller;
import org.precedent.identity.UserId;
import org.precedent.platform.ResultRow;
import org.precedent.platform.Sql;

/** The tables of imports, each change of which is seen by every node at once. */
@Stateless
public class ImportStore {

  /** How many imports are kept, and how many problems of each. */
  static final int KEPT = 50;

  static final int KEPT_PROBLEMS = 1_000;

  /** Much longer than the time between two signs of life. */
  private static final Duration SILENCE = Duration.ofSeconds(90);

  private static final String SELECT =
      """
      select id, caller_id, file_name, phase, created_at, ended_at, line_count, checked, written,
          problems, updated_at
        from value_import
      """;
  private static final String INSERT =
      """
      insert into value_import (id, caller_id, file_name, phase, created_at, updated_at)
        values (?1, ?2, ?3, ?4, ?5, ?5)
      """;
  private static final String FORGET =
      """
      delete from value_import where (ended_at is not null or updated_at < ?2)
        and id not in (select id from value_import order by id desc limit ?1)
      """;
  private static final String PROBLEM =
      """
      insert into value_import_problem (import_id, line_number, column_name, code, message)
        values (?1, ?2, ?3, ?4, ?5)
      """;

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  @Inject Clock clock;

  /** Remembers a new one. */
  public long create(Caller caller, String fileName) {
    Sql.update(entityManager, FORGET, KEPT - 1, clock.instant().minus(SILENCE));
    long id = Sql.rows(entityManager, "select nextval('value_import_id_seq')").get(0).number();
    Sql.update(
        entityManager,
        INSERT,
        id,
        caller.user().value(),
        fileName,
        ImportPhase.WAITING.code(),
        clock.instant());
    return id;
  }

  /** Gives signs of life of some of them. */
  public void alive(Collection<Long> ids) {
    Object parameter = Sql.array(ids);
    Sql.update(
        entityManager,
        "update value_import set updated_at = ?1 where id = any(?2)",
        clock.instant(),
        parameter);
  }

  /** A phase begins. */
  public void enter(long id, ImportPhase phase, Optional<Long> lines) {
    Sql.update(
        entityManager,
        """
        update value_import set phase = ?1, updated_at = ?2,
          line_count = coalesce(cast(?3 as bigint), line_count) where id = ?4
        """,
        phase.code(),
        clock.instant(),
        lines.orElse(null),
        id);
  }

  /** So many lines are checked, and so many written. */
  public void progress(long id, long checked, long written) {
    Sql.update(
        entityManager,
        "update value_import set checked = ?1, written = ?2, updated_at = ?3 where id = ?4",
        checked,
        written,
        clock.instant(),
        id);
  }

  /**
   * Adds problems. The first ones are kept, the others counted.
   *
   * @param before how many there were
   */
  public void problems(long id, long before, List<ImportProblem> problems) {
    problems.stream()
        .limit(Math.max(0, KEPT_PROBLEMS - before))
        .forEach(
            problem ->
                Sql.update(
                    entityManager,
                    PROBLEM,
                    id,
                    problem.line(),
                    problem.column(),
                    problem.code().code(),
                    problem.message()));
    Sql.update(
        entityManager,
        "update value_import set problems = ?1 where id = ?2",
        before + problems.size(),
        id);
  }

  /** It is over. */
  public void end(long id, ImportPhase phase) {
    Sql.update(
        entityManager,
        "update value_import set phase = ?1, updated_at = ?2, ended_at = ?2 where id = ?3",
        phase.code(),
        clock.instant(),
        id);
  }

  /** The last ones, the last one first. */
  public List<ValueImport> last() {
    return Sql.rows(entityManager, SELECT + " order by id desc limit ?1", KEPT).stream()
        .map(this::read)
        .toList();
  }

  /** One of them. */
  public Optional<ValueImport> find(long id) {
    return Sql.rows(entityManager, SELECT + " where id = ?1", id).stream()
        .findFirst()
        .map(this::read);
  }

  /** What is wrong with one, in the order of lines. */
  public List<ImportProblem> problems(long id) {
    return Sql.rows(
            entityManager,
            """
            select line_number, column_name, code, message from value_import_problem
              where import_id = ?1 order by line_number, id
            """,
            id)
        .stream()
        .map(
            row ->
                new ImportProblem(
                    row.number(),
                    row.text(),
                    ProblemCode.of(row.text()),
                    row.optionalText().orElse("")))
        .toList();
  }

  private ValueImport read(ResultRow row) {
    long id = row.number();
    UserId caller = new UserId(row.number());
    String fileName = row.text();
    ImportPhase phase = ImportPhase.of(row.text());
    Instant createdAt = row.time();
    Optional<Instant> endedAt = row.optionalTime();
    Optional<Long> lines = row.optionalNumber();
    long checked = row.number();
    long written = row.number();
    long problems = row.number();
    boolean silent = row.time().isBefore(clock.instant().minus(SILENCE));
    return new ValueImport(
        id,
        caller,
        fileName,
        phase.busy() && silent ? ImportPhase.INTERRUPTED : phase,
        createdAt,
        endedAt,
        lines,
        checked,
        written,
        problems);
  }
}
