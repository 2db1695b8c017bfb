package org.precedent.truenas;

import java.util.List;
import java.util.stream.Stream;

/** The versions of the API that the door answers to; the methods it has are the same in all. */
final class Versions {

  /** As {@code GET /api/versions} lists them. */
  static final List<String> ALL =
      List.of(
          "v25.04.0",
          "v25.04.1",
          "v25.04.2",
          "v25.10.0",
          "v25.10.1",
          "v25.10.2",
          "v25.10.3",
          "v25.10.4",
          "v25.10.5",
          "v26.0.0",
          "v27.0.0");

  private static final String ROOT = "/api/";

  private Versions() {}

  /** Where WebSockets are opened. */
  static List<String> paths() {
    return Stream.concat(Stream.of("current"), ALL.stream()).map(ROOT::concat).toList();
  }
}
