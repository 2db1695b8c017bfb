package org.precedent.truenas;

/** Who may call a method. */
enum Access {
  /** Everybody, as often as he likes. */
  ANYBODY,
  /** Everybody; who is not logged in, not too often. */
  LIMITED,
  /** Who is logged in. */
  USER,
  /** Administrators. */
  ADMINISTRATOR
}
