package org.precedent.attribute;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.precedent.audit.Action;
import org.precedent.audit.Audit;
import org.precedent.audit.Subject;
import org.precedent.directory.EntryAttribute;
import org.precedent.directory.mirror.Rereading;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.InvalidException;
import org.precedent.platform.Mutex;
import org.precedent.platform.ResultRow;
import org.precedent.platform.Sql;

/** Which directory attributes feed which attributes of users. */
@Stateless
public class Pairings {

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  @Inject DefinitionCache definitions;
  @Inject Rereading rereading;
  @Inject Audit audit;

  private record Row(EntryAttribute attribute, boolean required, DefinitionId definition) {}

  /** All pairings, by the name of the directory attribute; for other beans. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Pairing> all() {
    Map<EntryAttribute, List<Row>> rows = new LinkedHashMap<>();
    for (Row row : rows()) {
      rows.computeIfAbsent(row.attribute, unseen -> new ArrayList<>()).add(row);
    }
    return rows.values().stream().map(Pairings::pairing).toList();
  }

  /**
   * Replaces all pairings. What no longer is fed has no value of the directory any more, at once;
   * the other values come with the next run of the mirror, which begins soon. Does nothing if they
   * are the same.
   *
   * @throws org.precedent.identity.AccessDeniedException unless the caller is an administrator
   * @throws InvalidException if one breaks a rule
   */
  public void replace(Caller caller, List<Pairing> pairings) {
    AccessRules.requireAdministrator(caller);
    // Writes of the mirror wait, and so do changes of definitions.
    Mutex.DIRECTORY.lock(entityManager);
    DefinitionLock.take(entityManager);
    PairingRules.require(pairings, definitions.fresh());
    List<Row> before = rows();
    List<Row> after =
        pairings.stream()
            .flatMap(
                pairing ->
                    pairing.definitions().stream()
                        .map(id -> new Row(pairing.attribute(), pairing.required(), id)))
            .toList();
    if (Set.copyOf(before).equals(Set.copyOf(after))) {
      return;
    }
    before.stream().filter(row -> !fed(after, row)).forEach(this::forget);
    Sql.update(entityManager, "delete from pairing");
    after.forEach(this::insert);
    audit.record(caller.user(), Action.PAIRINGS_SET, Subject.NONE);
    rereading.everybody();
  }

  private static boolean fed(List<Row> rows, Row fed) {
    return rows.stream()
        .anyMatch(
            row -> row.attribute.equals(fed.attribute) && row.definition.equals(fed.definition));
  }

  private void forget(Row row) {
    Sql.update(
        entityManager,
        "delete from directory_value where definition_id = ?1",
        row.definition.value());
  }

  private void insert(Row row) {
    Sql.update(
        entityManager,
        "insert into pairing (definition_id, attribute, required) values (?1, ?2, ?3)",
        row.definition.value(),
        row.attribute.name(),
        row.required);
  }

  private List<Row> rows() {
    return Sql.rows(
            entityManager,
            "select attribute, required, definition_id from pairing order by attribute, definition_id")
        .stream()
        .map(Pairings::row)
        .toList();
  }

  private static Row row(ResultRow row) {
    return new Row(new EntryAttribute(row.text()), row.flag(), new DefinitionId(row.number()));
  }

  private static Pairing pairing(List<Row> rows) {
    Row first = rows.get(0);
    return new Pairing(
        first.attribute, first.required, rows.stream().map(Row::definition).toList());
  }
}
