package org.precedent.attribute;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.GroupId;
import org.precedent.platform.ResultRow;
import org.precedent.platform.Sql;

/** What one group gives to its members, over all definitions. */
@Stateless
public class ValuesOfGroup {

  private static final String SELECT =
      """
      select v.definition_id, v.id, v.rank, v.plain_text from group_value v
        where v.group_id = ?1 and (v.expires_at is null or v.expires_at > ?2)
      """;

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  @Inject DefinitionCache definitions;
  @Inject Clock clock;

  /**
   * The values of a group, by the names of their definitions.
   *
   * @throws org.precedent.identity.AccessDeniedException unless the caller is an administrator
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<GroupValue> list(Caller caller, GroupId group) {
    AccessRules.requireAdministrator(caller);
    List<ResultRow> rows = Sql.rows(entityManager, SELECT, group.value(), clock.instant());
    DefinitionSnapshot snapshot = definitions.fresh();
    return rows.stream()
        .flatMap(row -> value(row, group, snapshot))
        .sorted(Comparator.comparing(value -> value.definition().name().text()))
        .toList();
  }

  private static Stream<GroupValue> value(
      ResultRow row, GroupId group, DefinitionSnapshot snapshot) {
    Optional<Definition> definition = snapshot.find(new DefinitionId(row.number()));
    return definition.stream()
        .map(
            known -> {
              long id = row.number();
              int rank = Math.toIntExact(row.number());
              Optional<String> text = row.optionalText();
              Content content = known.hidden() ? Content.HIDDEN : Content.stored(text.orElse(null));
              return new GroupValue(id, group, known, rank, content);
            });
  }
}
