package org.precedent.platform.launch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
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
    try (FileChannel starts = ProcessLock.open(all.resolve(LOCK));
        FileLock turn = starts.lock()) {
      deleteAbandoned(all);
      Path folder = Files.createDirectory(all.resolve(newName())).toAbsolutePath();
      onlyForOwner(folder);
      ProcessLock.hold(folder.resolve(LOCK));
      return folder;
    }
  }

  // The JDK's own temporary folders are not asked for: that would settle where all later ones are.
  private static String newName() {
    return PREFIX + ProcessHandle.current().pid() + "-" + Long.toHexString(System.nanoTime());
  }

  private static void onlyForOwner(Path folder) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
    if (view != null) {
      view.setPermissions(PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static void deleteAbandoned(Path all) throws IOException {
    for (Path folder : instances(all)) {
      try {
        if (!ProcessLock.isHeld(folder.resolve(LOCK))) {
          Folders.delete(folder);
        }
      } catch (IOException kept) {
        System.err.println("Can't delete " + folder + ", which an earlier run left: " + kept);
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
