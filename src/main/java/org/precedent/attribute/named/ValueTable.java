package org.precedent.attribute.named;

import java.util.Optional;
import org.precedent.audit.Action;

/**
 * One of the tables of values, which differ in their key only: to whom a value belongs, and under
 * what.
 *
 * @param owners the table that the owner is a row of
 * @param owner the column of the owner, a number
 * @param key the column of what a value is kept under; the audit has one of the same name
 * @param keyType its type
 * @param namespace the part of the table that is meant
 * @param room how much one owner may have there; empty for anything
 */
record ValueTable(
    String table,
    String owners,
    String owner,
    String key,
    String keyType,
    Optional<Namespace> namespace,
    Optional<Room> room,
    Action set,
    Action deleted) {

  /** The managed values of users. */
  static final ValueTable MANAGED =
      new ValueTable(
          "user_value",
          "users",
          "user_id",
          "definition_id",
          "bigint",
          Optional.empty(),
          Optional.empty(),
          Action.USER_VALUE_SET,
          Action.USER_VALUE_DELETED);

  /** The values of sessions. */
  static final ValueTable SESSION =
      new ValueTable(
          "session_value",
          "session",
          "session_id",
          "name",
          "varchar",
          Optional.empty(),
          Optional.empty(),
          Action.SESSION_VALUE_SET,
          Action.SESSION_VALUE_DELETED);

  /** The unmanaged values of users in the Zato door's namespace. */
  static final ValueTable SSO = unmanaged(Namespace.SSO, Optional.empty());

  /** The unmanaged values of users in the TrueNAS door's namespace. */
  static final ValueTable UI = unmanaged(Namespace.UI, Optional.of(Room.OF_SETTINGS));

  /** The unmanaged values of users in a namespace. */
  static ValueTable of(Namespace namespace) {
    return switch (namespace) {
      case SSO -> SSO;
      case UI -> UI;
    };
  }

  private static ValueTable unmanaged(Namespace namespace, Optional<Room> room) {
    return new ValueTable(
        "unmanaged_value",
        "users",
        "user_id",
        "name",
        "varchar",
        Optional.of(namespace),
        room,
        Action.UNMANAGED_VALUE_SET,
        Action.UNMANAGED_VALUE_DELETED);
  }

  /** A statement's text with this table's names in the place of braces. */
  String sql(String template) {
    return template
        .replace("{table}", table)
        .replace("{owners}", owners)
        .replace("{owner}", owner)
        .replace("{key}", key)
        .replace("{key_type}", keyType)
        .replace("{namespace,}", namespace.isPresent() ? "namespace, " : "")
        .replace("{'namespace',}", namespace.map(one -> "'" + one.text() + "', ").orElse(""))
        .replace(
            "{and namespace}",
            namespace.map(one -> " and v.namespace = '" + one.text() + "'").orElse(""));
  }
}
