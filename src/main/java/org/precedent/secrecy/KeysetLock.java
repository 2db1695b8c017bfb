package org.precedent.secrecy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/**
 * Lets one process at a time change a keyset file, so that no rotation overwrites another's key. An
 * empty file beside it carries the lock, which the system releases when its holder ends, however.
 */
final class KeysetLock {

  private final Path keysetFile;

  KeysetLock(Path keysetFile) {
    this.keysetFile = keysetFile;
  }

  /**
   * @throws KeysetException if someone else is changing the file
   * @throws IOException if the lock can't be had at all
   */
  <T> T whileLocked(Supplier<T> change) throws IOException {
    Path target = keysetFile.toRealPath();
    Path lockFile = target.resolveSibling(target.getFileName() + ".lock");
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        throw busy();
      }
      FileRights.giveToOwnerOf(target, lockFile);
      return change.get();
    } catch (OverlappingFileLockException thisProcess) {
      throw busy();
    }
  }

  private KeysetException busy() {
    return new KeysetException(
        "The keyset file " + keysetFile + " is being changed by someone else; try again.");
  }
}
