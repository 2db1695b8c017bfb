package org.precedent.secrecy.rotation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.precedent.secrecy.SealContext;

/**
 * A table with sealed values, and how to find again what a value of it is bound to.
 *
 * @param name the table
 * @param ciphertext the column of the sealed value
 * @param keyId the column of its key's id; indexed together with the key, where there may be many
 *     rows
 * @param key the columns that name a row; they alone are given to {@code place}
 * @param place what the value of a row is bound to
 * @param memory whether nodes remember what is in it
 */
record SealedTable(
    String name, String ciphertext, String keyId, List<String> key, Place place, Memory memory) {

  /** Finds what a value is bound to. */
  interface Place {
    SealContext of(ResultSet row) throws SQLException;
  }

  /** What else a change of the table must change, so that nodes forget what they remember of it. */
  enum Memory {
    /** Nothing. */
    NONE("", ""),
    /** The count of changes of definitions, which their writers lock first. */
    DEFINITIONS("update metadata set version = version + 1 where id = 1", ""),
    /** The count of changes of groups, which their writers lock last. */
    GROUPS("", "update group_metadata set version = version + 1 where id = 1");

    private final String first;
    private final String last;

    Memory(String first, String last) {
      this.first = first;
      this.last = last;
    }

    /** The statement with which a transaction begins; empty for none. */
    String first() {
      return first;
    }

    /** The statement with which a transaction ends; empty for none. */
    String last() {
      return last;
    }
  }

  static SealedTable of(String name, List<String> key, Place place) {
    return new SealedTable(name, "ciphertext", "key_id", key, place, Memory.NONE);
  }

  SealedTable remembered(Memory memory) {
    return new SealedTable(name, ciphertext, keyId, key, place, memory);
  }

  /**
   * Finds out by the index alone whether a row has a key of that range. Ids are written into the
   * text, so that a plan is made for them and not for any.
   */
  String exists(KeyRange range) {
    return "select 1 from (select %2$s from %1$s where %3$s order by %2$s limit 1) as one"
        .formatted(name, keyId, range.holds(keyId));
  }

  /** Counts the rows that have a key of that range. */
  String count(KeyRange range) {
    return "select count(*) from %s where %s".formatted(name, range.holds(keyId));
  }

  /**
   * Locks the next rows that have a key of that range, without those that somebody else has locked:
   * these are being written, and waiting for them in another order than theirs could block both.
   */
  String next(KeyRange range, boolean first, int limit) {
    String order = keyId + ", " + String.join(", ", key);
    String after = first ? "" : " and (" + order + ") > (?" + ", ?".repeat(key.size()) + ")";
    return "select %s, %s from %s where %s%s order by %s limit %d for update skip locked"
        .formatted(order, ciphertext, name, range.holds(keyId), after, order, limit);
  }

  /** Puts another ciphertext into a row, unless it has another key by now. */
  String update() {
    String row = key.stream().map(column -> column + " = ?").collect(Collectors.joining(" and "));
    return "update %s set %s = ?, %s = ? where %s and %3$s = ?"
        .formatted(name, ciphertext, keyId, row);
  }
}
