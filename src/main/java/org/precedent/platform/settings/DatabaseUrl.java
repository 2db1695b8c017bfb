package org.precedent.platform.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where the database is: a JDBC URL of one of the two vendors. Its text may contain a password.
 *
 * @param vendor whose database it is
 * @param jdbc the whole URL, for H2 with the options that Precedent needs
 */
public record DatabaseUrl(Vendor vendor, String jdbc) {

  /** Whose database it is. */
  public enum Vendor {
    /** PostgreSQL 14 and newer. */
    POSTGRESQL,
    /** The embedded database. */
    H2;

    private String prefix() {
      return "jdbc:" + name().toLowerCase(Locale.ROOT) + ":";
    }
  }

  // Without WRITE_DELAY=0 H2 acknowledges a commit up to half a second before it writes it.
  private static final Map<String, String> H2_OPTIONS =
      Map.of(
          "MODE", "PostgreSQL",
          "DATABASE_TO_LOWER", "TRUE",
          "DEFAULT_NULL_ORDERING", "HIGH",
          "DB_CLOSE_DELAY", "-1",
          "WRITE_DELAY", "0");

  /**
   * The database at a JDBC URL.
   *
   * @throws IllegalArgumentException if it is neither PostgreSQL nor H2
   */
  public static DatabaseUrl of(String jdbc) {
    for (Vendor vendor : Vendor.values()) {
      if (jdbc.startsWith(vendor.prefix()) && jdbc.length() > vendor.prefix().length()) {
        return new DatabaseUrl(vendor, vendor == Vendor.H2 ? withH2Options(jdbc) : jdbc);
      }
    }
    throw new IllegalArgumentException("neither PostgreSQL nor H2");
  }

  /** The embedded database in a folder. */
  public static DatabaseUrl embedded(Path folder) {
    return of("jdbc:h2:file:" + folder.toAbsolutePath().normalize().resolve("precedent"));
  }

  /** Whether it is in the process that opens it, and in no other. */
  public boolean isEmbedded() {
    String upper = jdbc.toUpperCase(Locale.ROOT);
    return vendor == Vendor.H2
        && !upper.startsWith("JDBC:H2:TCP:")
        && !upper.startsWith("JDBC:H2:SSL:")
        && !upper.contains(";AUTO_SERVER=TRUE");
  }

  private static String withH2Options(String jdbc) {
    StringBuilder url = new StringBuilder(jdbc);
    String given = jdbc.toUpperCase(Locale.ROOT);
    H2_OPTIONS.forEach(
        (option, value) -> {
          if (!given.contains(";" + option + "=")) {
            url.append(';').append(option).append('=').append(value);
          }
        });
    return url.toString();
  }

  @Override
  public String toString() {
    return vendor.toString();
  }
}
