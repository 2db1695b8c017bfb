package org.precedent.platform.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** What this package does to folders. */
final class Folders {

  private Folders() {}

  /**
   * Deletes a folder and all in it, also if another process does the same.
   *
   * @throws IOException if something can't be deleted
   */
  static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
