package org.precedent.it.support;

import java.net.URI;

/** The running servers that tests share, one on each database. */
public enum Servers {
  H2("precedent.it.h2"),
  POSTGRESQL("precedent.it.postgresql");

  /** The first administrator's. */
  public static final String CLIENT_ID = "admin";

  /** The first administrator's. */
  public static final String CLIENT_SECRET = "change-me-now";

  private final String property;

  Servers(String property) {
    this.property = property;
  }

  /** Where it listens. */
  public URI address() {
    return URI.create(System.getProperty(property));
  }
}
