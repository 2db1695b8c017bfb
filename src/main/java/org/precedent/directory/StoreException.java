package org.precedent.directory;

import java.sql.SQLException;

/** The database failed. The cause says whether it is away. */
class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  StoreException(SQLException cause) {
    super("The database failed.", cause);
  }
}
