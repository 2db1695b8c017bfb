package org.precedent.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders for servers that outlive one test. */
public final class Folders {

  private Folders() {}

  /** A new one below target. */
  public static Path temporary() {
    try {
      Path parent = Files.createDirectories(Path.of("target/it").toAbsolutePath());
      return Files.createTempDirectory(parent, "server");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
