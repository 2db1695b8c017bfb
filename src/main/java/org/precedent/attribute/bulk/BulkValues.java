package org.precedent.attribute.bulk;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import javax.sql.DataSource;
import org.precedent.attribute.AttributeRef;
import org.precedent.attribute.Definition;
import org.precedent.attribute.DefinitionCache;
import org.precedent.attribute.DefinitionSnapshot;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.GroupId;
import org.precedent.identity.InvalidException;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.Problem;
import org.precedent.platform.ReadSnapshot;
import org.precedent.platform.database.StoreException;

/**
 * Reads the effective value of one attribute for many users, up to all, in the order of their ids
 * and at one moment. What it keeps in memory does not grow with their number. For administrators.
 * Outside of transactions. Thread-safe.
 */
@ApplicationScoped
public class BulkValues {

  // Rows that the driver fetches at once: values have up to 64 KB.
  private static final int FETCH = 500;

  @Resource(lookup = "java:app/jdbc/precedent")
  DataSource database;

  @Inject DefinitionCache definitions;
  @Inject Clock clock;

  /**
   * The definition that is meant, if the query may be asked about it.
   *
   * @throws org.precedent.identity.AccessDeniedException unless the caller is an administrator
   * @throws NotFoundException if there is no such definition
   * @throws InvalidException if there is no such group, or hidden values are to be compared
   */
  public Definition check(Caller caller, AttributeRef attribute, BulkQuery query) {
    AccessRules.requireAdministrator(caller);
    Definition definition = find(attribute, definitions.fresh());
    requireReadable(definition, query);
    if (query.group().isPresent() && !exists(query.group().get())) {
      throw new InvalidException(Problem.invalid("group", "There is no such group."));
    }
    return definition;
  }

  /**
   * Gives each user that the query means to the sink.
   *
   * @throws IOException if the sink does
   */
  public void read(Caller caller, AttributeRef attribute, BulkQuery query, BulkSink sink)
      throws IOException {
    AccessRules.requireAdministrator(caller);
    try (Connection connection = database.getConnection()) {
      ReadSnapshot.in(connection, snapshot -> read(snapshot, attribute, query, sink));
    } catch (SQLException failure) {
      throw new StoreException(failure);
    } catch (UncheckedIOException gone) {
      throw gone.getCause();
    }
  }

  private long read(Connection connection, AttributeRef attribute, BulkQuery query, BulkSink sink)
      throws SQLException {
    Instant now = clock.instant();
    Definition definition = find(attribute, definitions.atLeast(version(connection)));
    requireReadable(definition, query);
    BulkSql sql = new BulkSql(definition, query, now);
    BulkLevels levels = BulkLevels.read(connection, definition, now);
    try (PreparedStatement statement = connection.prepareStatement(sql.text())) {
      statement.setFetchSize(FETCH);
      sql.bind(connection, statement);
      try (ResultSet row = statement.executeQuery()) {
        return new BulkRows(definition, levels, query).write(row, sink);
      }
    }
  }

  private static Definition find(AttributeRef attribute, DefinitionSnapshot snapshot) {
    return AttributeRef.find(attribute, snapshot)
        .orElseThrow(() -> new NotFoundException("definition"));
  }

  private static void requireReadable(Definition definition, BulkQuery query) {
    if (definition.hidden() && query.value().isPresent()) {
      throw new InvalidException(
          Problem.invalid("value", "Nobody may ask which users have a certain hidden value."));
    }
  }

  private boolean exists(GroupId group) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement =
            connection.prepareStatement("select id from user_groups where id = ?")) {
      statement.setLong(1, group.value());
      try (ResultSet row = statement.executeQuery()) {
        return row.next();
      }
    } catch (SQLException failure) {
      throw new StoreException(failure);
    }
  }

  private static long version(Connection connection) throws SQLException {
    try (PreparedStatement statement =
            connection.prepareStatement("select version from metadata where id = 1");
        ResultSet row = statement.executeQuery()) {
      row.next();
      return row.getLong(1);
    }
  }
}
