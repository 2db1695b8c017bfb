package org.precedent.secrecy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.Logger;

/** What the log tells the administrator about the keyset file at a start. */
final class KeysetWarnings {

  private static final Logger LOG = Logger.getLogger(KeysetWarnings.class.getName());

  private final Path path;

  KeysetWarnings(Path path) {
    this.path = path;
  }

  void created() {
    LOG.warning(
        () ->
            "Created the keyset file "
                + path
                + ". Back it up now, apart from the database: without it, sealed values are lost.");
  }

  void rights() {
    try {
      if (FileRights.isOpenToOthers(path)) {
        LOG.warning(
            () -> "Others than its owner have access to the keyset file; run: chmod 600 " + path);
      }
    } catch (IOException failure) {
      LOG.warning(
          () -> "Can't see who has access to the keyset file " + path + "; check its rights.");
    }
  }

  void notWrapped() {
    LOG.warning(
        () ->
            "A master key is set, but the keyset file "
                + path
                + " is not wrapped by it yet; run keys wrap, then keys rotate, because copies of the"
                + " file as it was may exist.");
  }
}
