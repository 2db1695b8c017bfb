package org.precedent.attribute;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.persistence.config.HintValues;
import org.eclipse.persistence.config.QueryHints;

/**
 * Reads the definitions: what is committed, or in a transaction what that sees, over its
 * connection, for who waits for a second one may wait for himself.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class DefinitionLoader {

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  /** The version of the metadata now. */
  public long version() {
    return ((Number)
            entityManager
                .createNativeQuery("select version from metadata where id = 1")
                .getSingleResult())
        .longValue();
  }

  /** One definition as the caller's transaction sees it, over its connection. */
  @TransactionAttribute(TransactionAttributeType.MANDATORY)
  public Optional<Definition> inTransaction(DefinitionId id) {
    // Who has read them all in this transaction has the old one in hand.
    Map<String, Object> anew = Map.of(QueryHints.REFRESH, HintValues.TRUE);
    return Optional.ofNullable(entityManager.find(DefinitionEntity.class, id.value(), anew))
        .map(DefinitionEntity::toDefinition);
  }

  /** All definitions with the version that they belong to, in one statement. */
  public DefinitionSnapshot load() {
    List<Object[]> rows =
        entityManager
            .createQuery(
                "select m.version, d from MetadataEntity m, DefinitionEntity d order by d.id",
                Object[].class)
            .setHint(QueryHints.REFRESH, HintValues.TRUE)
            .getResultList();
    long version = rows.isEmpty() ? 0 : (Long) rows.get(0)[0];
    return DefinitionSnapshot.of(
        version, rows.stream().map(row -> ((DefinitionEntity) row[1]).toDefinition()).toList());
  }
}
