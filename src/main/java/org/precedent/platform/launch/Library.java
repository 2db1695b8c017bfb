package org.precedent.platform.launch;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.cert.Certificate;
import java.util.HashSet;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/** A jar that classes and resources are loaded from, open as long as its loader is. Thread-safe. */
record Library(JarFile jar, URL file, CodeSource source, Manifest manifest) {

  private static final String VERSIONS = "META-INF/versions/";

  /**
   * Opens it, with the classes for this version of Java if it has several.
   *
   * @throws IOException if it can't be read
   */
  static Library open(Path path) throws IOException {
    JarFile jar =
        new JarFile(new File(path.toString()), false, ZipFile.OPEN_READ, JarFile.runtimeVersion());
    URL file = path.toUri().toURL();
    @Nullable Manifest manifest = jar.getManifest();
    return new Library(
        jar,
        file,
        new CodeSource(file, (Certificate @Nullable []) null),
        manifest == null ? new Manifest() : manifest);
  }

  /** The folder of a name: all before its last slash but a trailing one. */
  static String folder(String name) {
    int end = name.lastIndexOf('/', name.endsWith("/") ? name.length() - 2 : name.length());
    return end < 0 ? "" : name.substring(0, end);
  }

  /** The folders that have something in them, other versions' classes under their own folder. */
  Set<String> folders() {
    Set<String> folders = new HashSet<>();
    jar.stream().forEach(entry -> folders.add(folder(unversioned(entry.getName()))));
    return folders;
  }

  private static String unversioned(String name) {
    return name.startsWith(VERSIONS)
        ? name.substring(name.indexOf('/', VERSIONS.length()) + 1)
        : name;
  }

  /** The entry of a name, if it has one; a folder's with or without its trailing slash. */
  @Nullable JarEntry entry(String name) {
    return jar.getJarEntry(name);
  }

  /** Where a resource is. */
  URL url(String name) {
    try {
      String path = new URI(null, null, "/" + name, null).getRawPath();
      return new URL("jar:" + file + "!" + path);
    } catch (URISyntaxException | MalformedURLException impossible) {
      throw new UncheckedIOException(new IOException(impossible));
    }
  }
}
