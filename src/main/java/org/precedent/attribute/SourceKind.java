package org.precedent.attribute;

import java.util.Locale;
import java.util.Optional;

/** What kind of level a value comes from. The codes are those of the own API. */
public enum SourceKind {
  USER,
  DIRECTORY,
  GROUP,
  DEFAULT,
  SYSTEM,
  NONE;

  private final String code = name().toLowerCase(Locale.ROOT);

  /** The name on the wire. */
  public String code() {
    return code;
  }

  /** The kind with that name on the wire. */
  public static Optional<SourceKind> of(String code) {
    for (SourceKind kind : values()) {
      if (kind.code.equals(code)) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }

  /** The kind of a source. */
  public static SourceKind of(Source source) {
    if (source instanceof Source.User) {
      return USER;
    }
    if (source instanceof Source.Directory) {
      return DIRECTORY;
    }
    if (source instanceof Source.Group) {
      return GROUP;
    }
    if (source instanceof Source.Default) {
      return DEFAULT;
    }
    return source instanceof Source.System ? SYSTEM : NONE;
  }
}
