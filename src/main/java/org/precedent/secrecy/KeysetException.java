package org.precedent.secrecy;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The keyset can't be used. The message is for the administrator: it says what is wrong and what to
 * do, and shows nothing of any key.
 */
public final class KeysetException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String line;

  // Causes are those of the file system only: what Tink or a parser says could quote the keyset.
  private KeysetException(String message, @Nullable IOException cause) {
    super(message, cause);
    this.line = message;
  }

  KeysetException(String message) {
    this(message, null);
  }

  /** The message, one line. */
  public String line() {
    return line;
  }

  static KeysetException unreadable(String what, Path path, IOException cause) {
    return new KeysetException(
        "The %s %s can't be read (%s); the user that runs the server must be able to read it."
            .formatted(what, path, reason(cause)),
        cause);
  }

  static KeysetException unwritable(Path path, IOException cause) {
    return new KeysetException(
        ("The keyset file %s can't be written (%s); its folder must be writable, and whoever"
                + " changes it must be its owner.")
            .formatted(path, reason(cause)),
        cause);
  }

  static KeysetException missing(Path path) {
    return new KeysetException(
        ("The keyset file %s is missing; what was sealed with it needs it: restore it from its"
                + " backup, or set PRECEDENT_KEYSET_FILE to where it is.")
            .formatted(path));
  }

  private static String reason(IOException cause) {
    return cause instanceof FileSystemException failure && failure.getReason() != null
        ? failure.getReason()
        : cause.getClass().getSimpleName();
  }
}
