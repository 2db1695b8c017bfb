package org.precedent.platform.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/**
 * The container's own jars, which it needs as files. They are unpacked once for each build of the
 * self-contained jar into the data folder, so that the next start finds them, and a killed server
 * leaves nothing behind in the system's temporary folder.
 */
record ContainerFiles(Path folder) {

  private static final String PREFIX = "jars-";
  private static final List<String> PACKED = List.of("MICRO-INF/runtime/", "MICRO-INF/lib/");
  private static final Duration KEPT = Duration.ofDays(1);

  /**
   * Those of this jar, unpacked now if they aren't yet. Several processes may do so at once.
   *
   * @throws IOException if there is no room for them
   */
  static ContainerFiles of(JarFile packed, Path all) throws IOException {
    Path folder = all.resolve(PREFIX + fingerprint(packed)).toAbsolutePath();
    if (!Files.isDirectory(folder)) {
      unpack(packed, all, folder);
    }
    ProcessLock.hold(lockOf(folder));
    Files.setLastModifiedTime(folder, FileTime.from(Instant.now()));
    deleteOld(all, folder);
    return new ContainerFiles(folder);
  }

  /**
   * The jars (and connectors), in the order in which the container looks for its classes in them.
   */
  List<Path> jars() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static String fingerprint(JarFile packed) {
    CRC32 sum = new CRC32();
    packed.stream()
        .filter(entry -> unpackedName(entry).isPresent())
        .map(entry -> entry.getName() + ' ' + entry.getCrc() + ' ' + entry.getSize() + '\n')
        .forEach(line -> sum.update(line.getBytes(StandardCharsets.UTF_8)));
    return Long.toHexString(sum.getValue());
  }

  /** Unpacks into a folder that another process may have made meanwhile. */
  static void unpack(JarFile packed, Path all, Path folder) throws IOException {
    Path unfinished = Files.createTempDirectory(all, PREFIX + "unfinished-");
    for (JarEntry entry : packed.stream().toList()) {
      Optional<String> name = unpackedName(entry);
      if (name.isPresent()) {
        try (InputStream content = packed.getInputStream(entry)) {
          Files.copy(content, unfinished.resolve(name.get()), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
    try {
      Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException failure) {
      if (!Files.isDirectory(folder)) {
        throw failure;
      }
      // Another process was first. How the system says so, differs.
      Folders.delete(unfinished);
    }
  }

  // Their name without folders, so that none can lead out of ours.
  private static Optional<String> unpackedName(JarEntry entry) {
    return PACKED.stream()
        .filter(prefix -> entry.getName().startsWith(prefix) && !entry.isDirectory())
        .map(prefix -> entry.getName().substring(prefix.length()))
        .filter(name -> !name.isEmpty() && name.indexOf('/') < 0)
        .findFirst();
  }

  private static Path lockOf(Path folder) {
    return folder.resolveSibling(folder.getFileName() + ".lock");
  }

  private static void deleteOld(Path all, Path used) throws IOException {
    for (Path folder : folders(all)) {
      try {
        if (!folder.toAbsolutePath().equals(used) && isOld(folder)) {
          Folders.delete(folder);
          Files.deleteIfExists(lockOf(folder));
        }
      } catch (NoSuchFileException deletedMeanwhile) {
        // Another process starts, too, and was first.
      } catch (IOException kept) {
        System.err.println("Can't delete " + folder + ", which an earlier build left: " + kept);
      }
    }
  }

  private static List<Path> folders(Path all) throws IOException {
    try (Stream<Path> files = Files.list(all)) {
      return files
          .filter(file -> String.valueOf(file.getFileName()).startsWith(PREFIX))
          .filter(Files::isDirectory)
          .toList();
    }
  }

  private static boolean isOld(Path folder) throws IOException {
    Instant limit = Instant.now().minus(KEPT);
    return Files.getLastModifiedTime(folder).toInstant().isBefore(limit)
        && !ProcessLock.isHeld(lockOf(folder));
  }
}
