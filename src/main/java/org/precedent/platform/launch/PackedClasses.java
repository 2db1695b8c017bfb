package org.precedent.platform.launch;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The classes that the self-contained jar has for its server, unpacked into a folder of their own
 * until they are closed, so that a command can use them without a server.
 */
final class PackedClasses implements AutoCloseable {

  private static final String WAR = "/MICRO-INF/deploy/precedent.war";
  private static final String EMBEDDED_DATABASE = "/MICRO-INF/runtime/h2.jar";
  private static final String CLASSES = "WEB-INF/classes/";
  private static final String LIBRARIES = "WEB-INF/lib/";

  private final Path folder;
  private final URLClassLoader loader;

  private PackedClasses(Path folder) throws IOException {
    this.folder = folder;
    this.loader = new URLClassLoader(urls(folder), PackedClasses.class.getClassLoader());
  }

  /**
   * Unpacks them.
   *
   * @throws IOException if there is no room, or this is not the self-contained jar
   */
  static PackedClasses unpack() throws IOException {
    Path folder = Files.createTempDirectory("precedent-");
    try (InputStream war = resource(WAR);
        ZipInputStream entries = new ZipInputStream(war)) {
      for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
        unpack(entry, entries, folder);
      }
    }
    try (InputStream database = resource(EMBEDDED_DATABASE)) {
      copy(database, folder.resolve(LIBRARIES + "h2.jar"));
    }
    return new PackedClasses(folder);
  }

  ClassLoader loader() {
    return loader;
  }

  private static void unpack(ZipEntry entry, InputStream content, Path folder) throws IOException {
    Path target = folder.resolve(entry.getName()).normalize();
    boolean wanted =
        entry.getName().startsWith(CLASSES)
            || entry.getName().startsWith(LIBRARIES) && entry.getName().endsWith(".jar");
    if (wanted && !entry.isDirectory() && target.startsWith(folder)) {
      copy(content, target);
    }
  }

  private static void copy(InputStream content, Path target) throws IOException {
    Path parent = target.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.copy(content, target);
  }

  private static InputStream resource(String name) throws IOException {
    @Nullable InputStream found = PackedClasses.class.getResourceAsStream(name);
    if (found == null) {
      throw new IOException("This is not the self-contained jar: it has no " + name);
    }
    return found;
  }

  private static URL[] urls(Path folder) throws IOException {
    List<URL> urls = new ArrayList<>(List.of(url(folder.resolve(CLASSES))));
    try (Stream<Path> libraries = Files.list(folder.resolve(LIBRARIES))) {
      for (Path library : libraries.sorted().toList()) {
        urls.add(url(library));
      }
    }
    return urls.toArray(URL[]::new);
  }

  private static URL url(Path path) throws MalformedURLException {
    return path.toUri().toURL();
  }

  @Override
  public void close() throws IOException {
    loader.close();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
