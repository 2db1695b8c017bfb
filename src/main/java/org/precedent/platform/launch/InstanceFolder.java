package org.precedent.platform.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder for what one run of the container unpacks and writes for itself. It is locked as long as
 * the process lives; what a killed one left behind is deleted by the next start.
 */
final class InstanceFolder {

  private static final String PREFIX = "instance-";
  private static final String LOCK = ".lock";

  private InstanceFolder() {}

  /**
   * A new one within this folder, the process's own until it ends.
   *
   * @throws IOException if there is no room
   */
  static Path create(Path all) throws IOException {
    // One start after the other, so that none deletes what another has not locked yet.
    try (FileChannel starts = open(all);
        FileLock turn = starts.lock()) {
      deleteAbandoned(all);
      Path folder = Files.createTempDirectory(all, PREFIX).toAbsolutePath();
      lock(folder);
      return folder;
    }
  }

  // Locked until the process ends, however it ends: a channel that nobody held would be collected.
  private static void lock(Path folder) throws IOException {
    FileLock lock = open(folder).lock();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> release(lock)));
  }

  private static void release(FileLock lock) {
    try (FileChannel channel = lock.channel()) {
      lock.release();
    } catch (IOException unimportant) {
      // The system does so in a moment.
    }
  }

  private static FileChannel open(Path folder) throws IOException {
    return FileChannel.open(
        folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static void deleteAbandoned(Path all) throws IOException {
    for (Path folder : instances(all)) {
      try (FileChannel channel = open(folder)) {
        if (channel.tryLock() != null) {
          Folders.delete(folder);
        }
      } catch (NoSuchFileException deletedMeanwhile) {
        // Another process starts, too, and was first.
      }
    }
  }

  private static List<Path> instances(Path all) throws IOException {
    try (Stream<Path> folders = Files.list(all)) {
      return folders
          .filter(folder -> String.valueOf(folder.getFileName()).startsWith(PREFIX))
          .toList();
    }
  }
}
