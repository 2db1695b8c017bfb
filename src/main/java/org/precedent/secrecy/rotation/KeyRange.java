package org.precedent.secrecy.rotation;

import java.util.List;

/**
 * The ids of some keys, in the form that an index answers.
 *
 * @param operator compares a key's id with {@code id}
 * @param id all 32 bits are used, so it may be negative
 */
record KeyRange(String operator, int id) {

  /** The keys other than that one, in two ranges. */
  static List<KeyRange> allBut(int id) {
    return List.of(new KeyRange("<", id), new KeyRange(">", id));
  }

  /** That key. */
  static List<KeyRange> only(int id) {
    return List.of(new KeyRange("=", id));
  }

  String holds(String column) {
    return column + " " + operator + " " + id;
  }
}
