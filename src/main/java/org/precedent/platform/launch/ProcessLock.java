package org.precedent.platform.launch;

import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Locks of files by which processes know what others still use. */
final class ProcessLock {

  private ProcessLock() {}

  /**
   * Locks the file until this process ends, however it ends; other processes may do so, too.
   *
   * @throws IOException if the file can't be made
   */
  static void hold(Path file) throws IOException {
    try {
      FileLock lock = open(file).lock(0, Long.MAX_VALUE, true);
      // A channel that nobody refers to would be collected, and closed.
      Runtime.getRuntime().addShutdownHook(new Thread(() -> Reference.reachabilityFence(lock)));
    } catch (OverlappingFileLockException held) {
      // By this process, already.
    }
  }

  /**
   * Whether a process holds it.
   *
   * @throws IOException if the file can't be opened
   */
  static boolean isHeld(Path file) throws IOException {
    try (FileChannel channel = open(file)) {
      return channel.tryLock() == null;
    } catch (OverlappingFileLockException byThisProcess) {
      return true;
    }
  }

  /**
   * Opens it, and makes it if it isn't there.
   *
   * @throws IOException if it can't be made
   */
  static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }
}
