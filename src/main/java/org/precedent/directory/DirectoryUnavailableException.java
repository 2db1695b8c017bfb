package org.precedent.directory;

import jakarta.ejb.ApplicationException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A directory couldn't be asked, or didn't answer as a whole. The message is for the administrator:
 * what is wrong, and what to do.
 */
@ApplicationException(rollback = true)
public class DirectoryUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final Duration retryAfter;

  public DirectoryUnavailableException(
      String message, Duration retryAfter, @Nullable Throwable cause) {
    super(message, cause);
    this.retryAfter = retryAfter;
  }

  /** When to try again. */
  public Duration retryAfter() {
    return retryAfter;
  }
}
