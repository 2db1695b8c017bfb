package org.precedent.secrecy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A small file of secrets for its owner only. It is there as a whole or not at all, for every
 * reader and after every crash: content goes to a file beside it, onto the disk, and then gets the
 * name.
 */
final class SecretFile {

  private final Path path;

  SecretFile(Path path) {
    this.path = path.toAbsolutePath();
  }

  /**
   * Creates the file, and its folder; false if it was there already, however close the race.
   *
   * @throws IOException if neither is possible
   */
  boolean create(String content) throws IOException {
    Files.createDirectories(folder(path));
    Path draft = draft(folder(path), content);
    try {
      publish(draft);
    } catch (FileAlreadyExistsException other) {
      return false;
    } finally {
      Files.deleteIfExists(draft);
    }
    flush(folder(path));
    return true;
  }

  /** Replaces the content; a symbolic link stays one. */
  void replace(String content) throws IOException {
    Path target = path.toRealPath();
    Path draft = draft(folder(target), content);
    try {
      FileRights.giveToOwnerOf(target, draft);
      Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
    flush(folder(target));
  }

  private void publish(Path draft) throws IOException {
    try {
      // A rename would replace the file of whoever was faster; a link refuses.
      Files.createLink(path, draft);
    } catch (FileAlreadyExistsException other) {
      throw other;
    } catch (UnsupportedOperationException | FileSystemException noLinksHere) {
      Files.move(draft, path);
    }
  }

  private static Path draft(Path folder, String content) throws IOException {
    Path draft = FileRights.createOwnerOnly(folder);
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
      return draft;
    } catch (IOException failure) {
      Files.deleteIfExists(draft);
      throw failure;
    }
  }

  // Puts the name itself onto the disk. Some systems can't open a folder; they need no help.
  private static void flush(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException notHere) {
      return;
    }
  }

  private static Path folder(Path file) {
    Path folder = file.getParent();
    return folder == null ? file : folder;
  }
}
