package org.precedent.secrecy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What tells one state of a file from another without reading it.
 *
 * @param fileKey the identity of the file, where the file system has such
 */
record FileStamp(FileTime modified, long size, @Nullable Object fileKey) {

  /** The stamp of a file; empty if it can't be looked at. */
  static Optional<FileStamp> of(Path path) {
    try {
      BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
      return Optional.of(new FileStamp(found.lastModifiedTime(), found.size(), found.fileKey()));
    } catch (IOException missing) {
      return Optional.empty();
    }
  }
}
