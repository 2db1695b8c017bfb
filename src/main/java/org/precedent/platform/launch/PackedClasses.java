package org.precedent.platform.launch;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The classes that the self-contained jar has for its server, unpacked into a folder of their own
 * until they are closed, so that a command can use them without a server.
 */
final class PackedClasses implements AutoCloseable {

  private static final String WAR = "MICRO-INF/deploy/precedent.war";
  private static final String EMBEDDED_DATABASE = "MICRO-INF/runtime/h2.jar";
  private static final String PACKED_LIBRARIES = "MICRO-INF/lib/";
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
    try (JarFile packed = OwnJar.open()) {
      for (JarEntry entry : packed.stream().filter(PackedClasses::isLibrary).toList()) {
        try (InputStream content = packed.getInputStream(entry)) {
          copy(content, folder.resolve(LIBRARIES).resolve(fileName(entry)));
        }
      }
      try (ZipInputStream war = new ZipInputStream(OwnJar.read(packed, WAR))) {
        unpackClasses(war, folder);
      }
    }
    return new PackedClasses(folder);
  }

  private static boolean isLibrary(JarEntry entry) {
    return entry.getName().equals(EMBEDDED_DATABASE)
        || entry.getName().startsWith(PACKED_LIBRARIES) && entry.getName().endsWith(".jar");
  }

  private static String fileName(JarEntry entry) {
    return entry.getName().substring(entry.getName().lastIndexOf('/') + 1);
  }

  ClassLoader loader() {
    return loader;
  }

  private static void unpackClasses(ZipInputStream war, Path folder) throws IOException {
    for (ZipEntry entry = war.getNextEntry(); entry != null; entry = war.getNextEntry()) {
      Path target = folder.resolve(entry.getName()).normalize();
      if (!entry.isDirectory() && target.startsWith(folder.resolve(CLASSES))) {
        copy(war, target);
      }
    }
  }

  private static void copy(InputStream content, Path target) throws IOException {
    Path parent = target.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Files.copy(content, target);
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
    Folders.delete(folder);
  }
}
