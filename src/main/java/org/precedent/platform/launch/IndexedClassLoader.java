package org.precedent.platform.launch;

import fish.payara.micro.boot.loader.OpenURLClassLoader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds classes and resources in many jars by an index of their folders, where its parent would ask
 * one jar after the other: with the container's three hundred jars that took most of the time of a
 * start. Thread-safe.
 */
final class IndexedClassLoader extends OpenURLClassLoader {

  private final List<Library> libraries;
  private final Map<String, List<Library>> byFolder;

  private IndexedClassLoader(URL folder, List<Library> libraries, ClassLoader parent) {
    super(new URL[] {folder}, parent);
    this.libraries = libraries;
    this.byFolder = index(libraries);
  }

  /**
   * A loader of these jars; of two that have a class or a resource, the first one's is found. After
   * them it looks into their folder (the container looks for its connectors as resources), and into
   * what is added later.
   *
   * @throws IOException if one can't be read
   */
  static IndexedClassLoader of(Path folder, List<Path> jars, ClassLoader parent)
      throws IOException {
    List<Library> libraries = new ArrayList<>();
    for (Path jar : jars) {
      libraries.add(Library.open(jar));
    }
    return new IndexedClassLoader(folder.toUri().toURL(), List.copyOf(libraries), parent);
  }

  private static Map<String, List<Library>> index(List<Library> libraries) {
    Map<String, List<Library>> index = new HashMap<>();
    for (Library library : libraries) {
      library
          .folders()
          .forEach(
              folder -> index.computeIfAbsent(folder, ignored -> new ArrayList<>()).add(library));
    }
    return index;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    String file = name.replace('.', '/') + ".class";
    for (Library library : having(file)) {
      @Nullable JarEntry entry = library.entry(file);
      if (entry != null) {
        return define(name, library, entry);
      }
    }
    return super.findClass(name);
  }

  private Class<?> define(String name, Library library, JarEntry entry)
      throws ClassNotFoundException {
    try (InputStream content = library.jar().getInputStream(entry)) {
      byte[] bytes = content.readAllBytes();
      definePackageOf(name, library);
      return defineClass(name, bytes, 0, bytes.length, library.source());
    } catch (IOException failure) {
      throw new ClassNotFoundException(name, failure);
    }
  }

  private void definePackageOf(String name, Library library) throws IOException {
    int end = name.lastIndexOf('.');
    if (end < 0 || getDefinedPackage(name.substring(0, end)) != null) {
      return;
    }
    try {
      definePackage(name.substring(0, end), library.manifest(), library.file());
    } catch (IllegalArgumentException definedMeanwhile) {
      // Another thread loads a class of the same package, and was first.
    }
  }

  @Override
  public @Nullable URL findResource(String name) {
    for (Library library : having(name)) {
      if (library.entry(name) != null) {
        return library.url(name);
      }
    }
    return super.findResource(name);
  }

  @Override
  public Enumeration<URL> findResources(String name) throws IOException {
    List<URL> found = new ArrayList<>();
    for (Library library : having(name)) {
      if (library.entry(name) != null) {
        found.add(library.url(name));
      }
    }
    found.addAll(Collections.list(super.findResources(name)));
    return Collections.enumeration(found);
  }

  @Override
  public URL[] getURLs() {
    return Stream.concat(libraries.stream().map(Library::file), Arrays.stream(super.getURLs()))
        .toArray(URL[]::new);
  }

  private List<Library> having(String name) {
    return byFolder.getOrDefault(Library.folder(name), List.of());
  }

  @Override
  public void close() throws IOException {
    super.close();
    for (Library library : libraries) {
      library.jar().close();
    }
  }
}
