package org.precedent.platform;

import java.sql.SQLException;
import java.util.Locale;

/** Tells which rule of the schema a statement broke. The constraints have names for this. */
public final class Constraints {

  private static final String INTEGRITY_VIOLATION = "23";
  private static final int MAX_CAUSES = 32;

  private Constraints() {}

  /** Whether the failure is a violation of the constraint of that name, in lower case. */
  public static boolean isViolated(Throwable failure, String constraint) {
    Throwable cause = failure;
    for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
      if (cause instanceof SQLException sql && names(sql, constraint)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  // PostgreSQL quotes the name, H2 puts schema, index suffix or a colon around it: the name must
  // stand alone.
  private static boolean names(SQLException failure, String constraint) {
    String state = failure.getSQLState();
    String message = failure.getMessage();
    return state != null
        && state.startsWith(INTEGRITY_VIOLATION)
        && message != null
        && message
            .toLowerCase(Locale.ROOT)
            .matches("(?s).*\\b\\Q" + constraint + "\\E(_index_\\w+)?\\b(?!_).*");
  }
}
