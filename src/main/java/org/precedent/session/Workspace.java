package org.precedent.session;

import java.util.Locale;
import java.util.Optional;

/** What a session works on. It changes nothing here, but clients read back what they chose. */
public enum Workspace {
  PRODUCTION,
  DEV;

  /** Its name on the wire. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The one with that name. */
  public static Optional<Workspace> withId(String id) {
    for (Workspace workspace : values()) {
      if (workspace.id().equals(id)) {
        return Optional.of(workspace);
      }
    }
    return Optional.empty();
  }
}
