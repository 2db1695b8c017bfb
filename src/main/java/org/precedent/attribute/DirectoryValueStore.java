package org.precedent.attribute;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.precedent.identity.UserId;
import org.precedent.platform.database.StoreException;

/**
 * The table of what a directory says of users. Only what changed is written, in batches, in the
 * caller's transaction. Thread-safe.
 */
@ApplicationScoped
public class DirectoryValueStore {

  private static final String SELECT =
      """
      select user_id, plain_text, ciphertext, key_id from directory_value
        where definition_id = ? and user_id = any(?)
      """;

  private static final String DELETE =
      "delete from directory_value where definition_id = ? and user_id = ?";

  private static final String INSERT =
      """
      insert into directory_value (plain_text, ciphertext, key_id, definition_id, user_id, set_at)
        values (?, ?, ?, ?, ?, ?)
      """;

  @Resource(lookup = "java:app/jdbc/precedent")
  DataSource database;

  @Inject Sealing sealing;
  @Inject Clock clock;

  /**
   * Makes these the values of the users; whoever has none in it, has none any more. Nobody else
   * writes them meanwhile.
   */
  void replace(Definition definition, Collection<UserId> users, Map<UserId, String> texts) {
    try (Connection connection = database.getConnection()) {
      Map<UserId, StoredText> before = stored(connection, definition, users);
      List<UserId> gone = new ArrayList<>();
      List<UserId> written = new ArrayList<>();
      for (UserId user : users) {
        Optional<StoredText> old = Optional.ofNullable(before.get(user));
        Optional<String> text = Optional.ofNullable(texts.get(user));
        if (!unchanged(definition, user, old, text)) {
          old.ifPresent(row -> gone.add(user));
          text.ifPresent(any -> written.add(user));
        }
      }
      delete(connection, definition, gone);
      insert(connection, definition, written, texts);
    } catch (SQLException failure) {
      throw new StoreException(failure);
    }
  }

  private boolean unchanged(
      Definition definition, UserId user, Optional<StoredText> old, Optional<String> text) {
    if (old.isEmpty() || text.isEmpty()) {
      return old.isEmpty() && text.isEmpty();
    }
    return old.get().isSealed() == definition.hidden()
        && sealing.directoryText(definition, user, old.get()).equals(text);
  }

  private static Map<UserId, StoredText> stored(
      Connection connection, Definition definition, Collection<UserId> users) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SELECT)) {
      statement.setLong(1, definition.id().value());
      statement.setArray(
          2, connection.createArrayOf("bigint", users.stream().map(UserId::value).toArray()));
      try (ResultSet row = statement.executeQuery()) {
        Map<UserId, StoredText> stored = new HashMap<>();
        while (row.next()) {
          String plain = row.getString(2);
          stored.put(
              new UserId(row.getLong(1)),
              plain == null
                  ? StoredText.sealed(row.getBytes(3), row.getInt(4))
                  : StoredText.plain(plain));
        }
        return stored;
      }
    }
  }

  private static void delete(Connection connection, Definition definition, List<UserId> users)
      throws SQLException {
    if (users.isEmpty()) {
      return;
    }
    try (PreparedStatement statement = connection.prepareStatement(DELETE)) {
      for (UserId user : users) {
        statement.setLong(1, definition.id().value());
        statement.setLong(2, user.value());
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private void insert(
      Connection connection, Definition definition, List<UserId> users, Map<UserId, String> texts)
      throws SQLException {
    if (users.isEmpty()) {
      return;
    }
    OffsetDateTime now = OffsetDateTime.now(clock);
    try (PreparedStatement statement = connection.prepareStatement(INSERT)) {
      for (UserId user : users) {
        String text = texts.getOrDefault(user, "");
        StoredTexts.bind(statement, 1, sealing.directoryValue(definition, user, text));
        statement.setLong(4, definition.id().value());
        statement.setLong(5, user.value());
        statement.setObject(6, now);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }
}
