package org.precedent.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/** How tests start PostgreSQL. */
public final class EmbeddedServers {

  private EmbeddedServers() {}

  /** One that knows upper and lower case of all letters, whatever the locale of the machine is. */
  public static EmbeddedPostgres.Builder builder() {
    return EmbeddedPostgres.builder()
        .setLocaleConfig("locale-provider", "builtin")
        .setLocaleConfig("builtin-locale", "C.UTF-8");
  }
}
