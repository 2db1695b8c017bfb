package org.precedent.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexedClassLoaderTest {

  private static final String CLASS = Passenger.class.getName();
  private static final String FILE = CLASS.replace('.', '/') + ".class";

  /** A class to be found in jars. */
  static final class Passenger {}

  @TempDir Path folder;

  private static byte[] passenger() {
    try (InputStream file =
        IndexedClassLoaderTest.class.getClassLoader().getResourceAsStream(FILE)) {
      return file.readAllBytes();
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private Path jar(String name, Map<String, byte[]> entries) {
    return Jars.write(folder.resolve(name), entries);
  }

  private IndexedClassLoader loader(Path... jars) throws IOException {
    return IndexedClassLoader.of(folder, List.of(jars), ClassLoader.getPlatformClassLoader());
  }

  private static String read(URL url) throws IOException {
    try (InputStream content = url.openStream()) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void a_class_comes_from_the_first_jar_that_has_it() throws Exception {
    Path without = jar("a.jar", Map.of("other/text", Jars.text("x")));
    Path first = jar("b.jar", Map.of(FILE, passenger()));
    Path second = jar("c.jar", Map.of(FILE, passenger()));
    try (IndexedClassLoader loader = loader(without, first, second)) {
      Class<?> found = loader.loadClass(CLASS);
      assertThat(found.getClassLoader()).isSameAs(loader);
      assertThat(found.getProtectionDomain().getCodeSource().getLocation())
          .isEqualTo(first.toUri().toURL());
    }
  }

  @Test
  void a_class_that_no_jar_has_is_not_found() throws IOException {
    try (IndexedClassLoader loader = loader(jar("a.jar", Map.of("a/b", Jars.text("x"))))) {
      assertThatThrownBy(() -> loader.loadClass("a.B")).isInstanceOf(ClassNotFoundException.class);
    }
  }

  @Test
  void a_package_is_as_the_manifest_says() throws Exception {
    Path jar =
        Jars.write(
            folder.resolve("a.jar"),
            Map.of("Implementation-Title", "Transport"),
            Map.of(FILE, passenger()));
    try (IndexedClassLoader loader = loader(jar)) {
      assertThat(loader.loadClass(CLASS).getPackage().getImplementationTitle())
          .isEqualTo("Transport");
    }
  }

  @Test
  void a_jar_with_several_versions_gives_the_one_for_this_java() throws Exception {
    Path jar =
        Jars.write(
            folder.resolve("a.jar"),
            Map.of("Multi-Release", "true"),
            Map.of(FILE, Jars.text("of an old Java"), "META-INF/versions/17/" + FILE, passenger()));
    try (IndexedClassLoader loader = loader(jar)) {
      assertThat(loader.loadClass(CLASS).getName()).isEqualTo(CLASS);
    }
  }

  @Test
  void a_class_that_only_later_versions_have_is_found() throws Exception {
    Path jar =
        Jars.write(
            folder.resolve("a.jar"),
            Map.of("Multi-Release", "true"),
            Map.of("META-INF/versions/17/" + FILE, passenger()));
    try (IndexedClassLoader loader = loader(jar)) {
      assertThat(loader.loadClass(CLASS).getName()).isEqualTo(CLASS);
    }
  }

  @Test
  void a_resource_of_many_jars_is_found_in_each_in_their_order() throws IOException {
    Path first = jar("a.jar", Map.of("META-INF/services/x", Jars.text("one")));
    Path second = jar("b.jar", Map.of("META-INF/services/x", Jars.text("two")));
    try (IndexedClassLoader loader = loader(first, second)) {
      List<URL> found = Collections.list(loader.getResources("META-INF/services/x"));
      assertThat(found).hasSize(2);
      assertThat(read(found.get(0))).isEqualTo("one");
      assertThat(read(found.get(1))).isEqualTo("two");
    }
  }

  @Test
  void a_resource_of_an_odd_name_can_be_read() throws IOException {
    Path jar = jar("a b.jar", Map.of("a b/100%/ü#?.txt", Jars.text("odd")));
    try (IndexedClassLoader loader = loader(jar)) {
      assertThat(read(loader.getResource("a b/100%/ü#?.txt"))).isEqualTo("odd");
    }
  }

  @Test
  void a_folder_is_found_with_and_without_its_slash() throws IOException {
    Path jar = jar("a.jar", Map.of("a/b/", new byte[0], "a/b/c", Jars.text("x")));
    try (IndexedClassLoader loader = loader(jar)) {
      assertThat(loader.getResource("a/b/")).isNotNull();
      assertThat(loader.getResource("a/b")).isNotNull();
    }
  }

  @Test
  void a_file_beside_the_jars_is_a_resource() throws IOException {
    Files.writeString(folder.resolve("connector.rar"), "connector");
    try (IndexedClassLoader loader = loader()) {
      assertThat(read(loader.getResource("connector.rar"))).isEqualTo("connector");
    }
  }

  @Test
  void what_is_added_later_is_looked_into_last() throws IOException {
    Path first = jar("a.jar", Map.of("a/x", Jars.text("one")));
    Path added = jar("b.jar", Map.of("a/x", Jars.text("two"), "b/y", Jars.text("three")));
    try (IndexedClassLoader loader = loader(first)) {
      loader.addURL(added.toUri().toURL());
      assertThat(read(loader.getResource("a/x"))).isEqualTo("one");
      assertThat(read(loader.getResource("b/y"))).isEqualTo("three");
    }
  }
}
