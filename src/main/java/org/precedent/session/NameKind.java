package org.precedent.session;

/** What a text that names a user is meant to be. */
public enum NameKind {
  /** The id of the user. */
  ID,
  /** The name that he logs in with, of the directory or of a local account. */
  LOGIN,
  /** His address. */
  EMAIL,
  /** Any of these. */
  ANY
}
