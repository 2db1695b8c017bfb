package org.precedent.platform.database;

import java.sql.SQLException;

/** The database failed. The cause says whether it is away. */
public class StoreException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param cause what the database or its driver said
   */
  public StoreException(SQLException cause) {
    super("The database failed.", cause);
  }
}
