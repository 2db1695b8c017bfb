package org.precedent.secrecy.rotation;

import java.util.List;
import org.precedent.secrecy.SealContext;

/**
 * All tables with sealed values. Whoever adds a table adds a line here, and an index on key id and
 * key to {@code db/vendor}; then its values follow a rotation of keys, and count when a key is to
 * be retired.
 */
final class SealedTables {

  static final List<SealedTable> ALL =
      List.of(
          SealedTable.of("keyset_sentinel", List.of("id"), row -> new SealContext.KeysetCheck()),
          new SealedTable(
              "definition",
              "default_ciphertext",
              "default_key_id",
              List.of("id"),
              row -> SealContext.defaultValue(row.getLong("id")),
              SealedTable.Memory.DEFINITIONS),
          SealedTable.of(
                  "group_value",
                  List.of("group_id", "definition_id"),
                  row ->
                      SealContext.groupValue(row.getLong("group_id"), row.getLong("definition_id")))
              .remembered(SealedTable.Memory.GROUPS),
          SealedTable.of(
              "user_value",
              List.of("user_id", "definition_id"),
              row ->
                  SealContext.managedUserValue(
                      row.getLong("user_id"), row.getLong("definition_id"))),
          SealedTable.of(
              "directory_value",
              List.of("user_id", "definition_id"),
              row ->
                  SealContext.directoryValue(row.getLong("user_id"), row.getLong("definition_id"))),
          SealedTable.of(
              "unmanaged_value",
              List.of("user_id", "namespace", "name"),
              row ->
                  SealContext.unmanagedValue(
                      row.getLong("user_id"), row.getString("namespace"), row.getString("name"))),
          SealedTable.of(
              "session_value",
              List.of("session_id", "name"),
              row -> SealContext.sessionValue(row.getLong("session_id"), row.getString("name"))),
          new SealedTable(
              "delivery",
              "request_digest",
              "request_key_id",
              List.of("caller_id", "key_hash"),
              row ->
                  SealContext.deliveryRequest(row.getLong("caller_id"), row.getString("key_hash")),
              SealedTable.Memory.NONE));

  private SealedTables() {}
}
