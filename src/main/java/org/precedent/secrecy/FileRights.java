package org.precedent.secrecy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.EnumSet;
import java.util.Set;

/** Who may read and write a file. */
final class FileRights {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private FileRights() {}

  /**
   * A new, empty file that nobody but its owner could ever read, where the file system can say so.
   */
  static Path createOwnerOnly(Path folder) throws IOException {
    if (isPosix(folder)) {
      FileAttribute<?> rights = PosixFilePermissions.asFileAttribute(OWNER_ONLY);
      return Files.createTempFile(folder, ".keyset-", ".tmp", rights);
    }
    Path path = Files.createTempFile(folder, ".keyset-", ".tmp");
    keepToOwner(path.toFile());
    return path;
  }

  /** Whether others than the owner may read or write it; false where the file system can't say. */
  static boolean isOpenToOthers(Path path) throws IOException {
    if (!isPosix(path)) {
      return false;
    }
    Set<PosixFilePermission> rights = EnumSet.noneOf(PosixFilePermission.class);
    rights.addAll(Files.getPosixFilePermissions(path));
    rights.removeAll(OWNER_ONLY);
    rights.remove(PosixFilePermission.OWNER_EXECUTE);
    return !rights.isEmpty();
  }

  /**
   * Gives a file to the owner of another, so that what root changes stays readable for the server.
   */
  static void giveToOwnerOf(Path model, Path path) throws IOException {
    if (isPosix(path)) {
      UserPrincipal owner = Files.getOwner(model);
      if (!owner.equals(Files.getOwner(path))) {
        Files.setOwner(path, owner);
      }
    }
  }

  private static boolean isPosix(Path path) throws IOException {
    return Files.getFileStore(path).supportsFileAttributeView(PosixFileAttributeView.class);
  }

  // The best that a file system without POSIX rights offers; some of them ignore it.
  private static void keepToOwner(File file) {
    file.setReadable(false, false);
    file.setWritable(false, false);
    file.setReadable(true, true);
    file.setWritable(true, true);
  }
}
