package org.precedent.attribute;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;

/** Binds a {@link StoredText} to its three columns. */
public final class StoredTexts {

  private StoredTexts() {}

  /**
   * Sets the parameters {@code first} (plain_text), {@code first + 1} (ciphertext) and {@code first
   * + 2} (key_id).
   */
  public static void bind(PreparedStatement statement, int first, StoredText text)
      throws SQLException {
    statement.setString(first, text.plainText());
    statement.setBytes(first + 1, text.ciphertext());
    Integer keyId = text.keyId();
    if (keyId == null) {
      statement.setNull(first + 2, Types.INTEGER);
    } else {
      statement.setInt(first + 2, keyId);
    }
  }
}
