package org.precedent.platform.database;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.precedent.platform.settings.DatabaseUrl.Vendor;

/** Tells which database is there. */
public final class Vendors {

  private Vendors() {}

  /**
   * What a connection leads to.
   *
   * @throws SQLException if the database does not say
   */
  public static Vendor of(Connection connection) throws SQLException {
    String product = connection.getMetaData().getDatabaseProductName();
    return product.equals("PostgreSQL") ? Vendor.POSTGRESQL : Vendor.H2;
  }

  /**
   * What connections of a pool lead to.
   *
   * @throws StoreException if the database does not say
   */
  public static Vendor of(DataSource database) {
    try (Connection connection = database.getConnection()) {
      return of(connection);
    } catch (SQLException failure) {
      throw new StoreException(failure);
    }
  }
}
