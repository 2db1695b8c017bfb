package org.precedent.platform.launch;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** The self-contained jar that this process was started from. */
final class OwnJar {

  private OwnJar() {}

  /** Where it is. */
  static Path path() {
    try {
      return Path.of(OwnJar.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /**
   * Opens it.
   *
   * @throws IOException if it can't be read
   */
  static JarFile open() throws IOException {
    return new JarFile(path().toFile());
  }

  /**
   * The content of an entry.
   *
   * @throws IOException if it has none of that name, or it can't be read
   */
  static InputStream read(JarFile packed, String name) throws IOException {
    @Nullable JarEntry entry = packed.getJarEntry(name);
    if (entry == null) {
      throw new IOException("This is not the self-contained jar: it has no " + name);
    }
    return packed.getInputStream(entry);
  }
}
