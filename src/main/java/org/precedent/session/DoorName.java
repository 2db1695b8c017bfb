package org.precedent.session;

import java.util.Locale;

/** Where people and programs come in. */
public enum DoorName {
  LOOKER,
  ZATO,
  TRUENAS,
  CONSOLE;

  /** The name in the audit. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
