package org.precedent.directory;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.sql.DataSource;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.UserId;
import org.precedent.platform.database.StoreException;
import org.precedent.platform.database.Vendors;

/**
 * Finds users while somebody types: by how their login name, in a directory or here, or their first
 * or last name begins, or by their whole address or id, which come first. Reads a few rows of an
 * index, however many users there are. Thread-safe.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class UserFinder {

  /** The most users that one answer has. */
  public static final int MAX_LIMIT = 100;

  private static final int MAX_TEXT = 320;

  @Resource(lookup = "java:app/jdbc/precedent")
  DataSource database;

  /**
   * Part of the users that match, the one after {@code after}; without a text, of all users.
   *
   * @param limit from 1 to {@value #MAX_LIMIT}
   * @throws org.precedent.identity.AccessDeniedException unless the caller is an administrator
   */
  public FoundUsers find(Caller caller, String text, Optional<FoundUsers.Place> after, int limit) {
    AccessRules.requireAdministrator(caller);
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    if (wanted.length() > MAX_TEXT || !Text.storable(wanted)) {
      return new FoundUsers(List.of(), Optional.empty());
    }
    try (Connection connection = database.getConnection()) {
      UserFinderSql sql = new UserFinderSql(SearchKeys.of(Vendors.of(connection)));
      UserFinderSql.Query query =
          wanted.isEmpty() ? sql.all(after) : sql.matching(text.strip(), wanted, after);
      return read(connection, query, Math.min(limit, MAX_LIMIT));
    } catch (SQLException failure) {
      throw new StoreException(failure);
    }
  }

  private static FoundUsers read(Connection connection, UserFinderSql.Query query, int limit)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query.text(limit + 1))) {
      int index = 1;
      for (Object parameter : query.parameters()) {
        statement.setObject(index++, parameter);
      }
      try (ResultSet row = statement.executeQuery()) {
        return found(row, limit);
      }
    }
  }

  private static FoundUsers found(ResultSet row, int limit) throws SQLException {
    List<FoundUser> users = new ArrayList<>();
    Optional<FoundUsers.Place> last = Optional.empty();
    while (row.next()) {
      if (users.size() == limit) {
        return new FoundUsers(users, last);
      }
      users.add(user(row));
      last = Optional.of(new FoundUsers.Place(row.getString(1), row.getLong(2)));
    }
    return new FoundUsers(users, Optional.empty());
  }

  private static FoundUser user(ResultSet row) throws SQLException {
    return new FoundUser(
        new UserId(row.getLong(2)),
        row.getString(3),
        row.getString(4),
        Optional.ofNullable(row.getString(5)),
        row.getString(6),
        row.getBoolean(7));
  }
}
