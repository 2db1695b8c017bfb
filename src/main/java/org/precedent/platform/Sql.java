package org.precedent.platform;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Statements in SQL over the container's connection, in the caller's transaction. Parameters are
 * {@code ?1}, {@code ?2}, …; where one may be null, the statement casts it to its type.
 */
public final class Sql {

  private Sql() {}

  /** The rows of a query. */
  public static List<ResultRow> rows(
      EntityManager entityManager, String sql, @Nullable Object... parameters) {
    List<?> rows = query(entityManager, sql, parameters).getResultList();
    return rows.stream().map(Sql::row).toList();
  }

  /** Changes rows and says how many. */
  public static int update(
      EntityManager entityManager, String sql, @Nullable Object... parameters) {
    return query(entityManager, sql, parameters).executeUpdate();
  }

  /** Numbers as one parameter, for {@code = any (?1)}. */
  public static Long[] array(Collection<Long> numbers) {
    return numbers.toArray(Long[]::new);
  }

  private static Query query(
      EntityManager entityManager, String sql, @Nullable Object... parameters) {
    Query query = entityManager.createNativeQuery(sql);
    for (int i = 0; i < parameters.length; i++) {
      query.setParameter(i + 1, bindable(parameters[i]));
    }
    return query;
  }

  private static @Nullable Object bindable(@Nullable Object parameter) {
    return parameter instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : parameter;
  }

  private static ResultRow row(@Nullable Object row) {
    return new ResultRow(row instanceof Object[] columns ? columns : new Object[] {row});
  }
}
