package org.precedent.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerFilesTest {

  @TempDir Path temporary;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temporary.resolve("container"));
  }

  private ContainerFiles unpack(Map<String, byte[]> entries) throws IOException {
    Path jar = Jars.write(temporary.resolve("packed.jar"), entries);
    try (JarFile packed = new JarFile(jar.toFile())) {
      return ContainerFiles.of(packed, folder);
    }
  }

  private static Map<String, byte[]> build(String content) {
    return Map.of(
        "MICRO-INF/runtime/b.jar", Jars.text(content),
        "MICRO-INF/runtime/a.jar", Jars.text("a"),
        "MICRO-INF/lib/c.jar", Jars.text("c"),
        "MICRO-INF/deploy/precedent.war", Jars.text("war"));
  }

  private long count() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isDirectory).count();
    }
  }

  @Test
  void the_jars_of_the_container_and_the_libraries_are_unpacked() throws IOException {
    ContainerFiles files = unpack(build("b"));
    assertThat(files.jars())
        .extracting(jar -> jar.getFileName().toString())
        .containsExactly("a.jar", "b.jar", "c.jar");
    assertThat(files.jars().get(1)).hasContent("b");
  }

  @Test
  void the_next_start_of_the_same_build_finds_them() throws IOException {
    Path first = unpack(build("b")).jars().get(0);
    FileTime time = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
    Files.setLastModifiedTime(first, time);
    assertThat(unpack(build("b")).jars().get(0)).isEqualTo(first);
    assertThat(Files.getLastModifiedTime(first)).isEqualTo(time);
  }

  @Test
  void of_two_processes_that_unpack_at_once_the_second_takes_what_the_first_has_unpacked()
      throws IOException {
    Path first = unpack(build("b")).folder();
    try (JarFile packed = new JarFile(temporary.resolve("packed.jar").toFile())) {
      ContainerFiles.unpack(packed, folder, first);
    }
    assertThat(count()).isOne();
    assertThat(first.resolve("b.jar")).hasContent("b");
  }

  @Test
  void another_build_has_a_folder_of_its_own() throws IOException {
    ContainerFiles one = unpack(build("b"));
    ContainerFiles other = unpack(build("another b"));
    assertThat(one.folder()).isNotEqualTo(other.folder()).exists();
    assertThat(other.jars().get(1)).hasContent("another b");
  }

  private Path old(String name) throws IOException {
    Path old = Files.createDirectories(folder.resolve(name));
    Files.writeString(old.resolve("a.jar"), "a");
    Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofHours(25))));
    return old;
  }

  @Test
  void a_folder_that_no_server_started_from_for_a_day_is_deleted() throws IOException {
    Path old = old("jars-1");
    unpack(build("b"));
    assertThat(old).doesNotExist();
  }

  @Test
  void a_folder_that_a_server_still_uses_stays() throws IOException {
    Path old = old("jars-1");
    ProcessLock.hold(folder.resolve("jars-1.lock"));
    unpack(build("b"));
    assertThat(old).exists();
  }

  @Test
  void nothing_unfinished_stays() throws IOException {
    unpack(build("b"));
    unpack(build("b"));
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void no_entry_is_written_outside_of_the_folder() throws IOException {
    unpack(
        Map.of(
            "MICRO-INF/runtime/../../escaped.jar", Jars.text("x"),
            "MICRO-INF/runtime/a.jar", Jars.text("a")));
    assertThat(temporary.resolve("escaped.jar")).doesNotExist();
    assertThat(folder.resolve("escaped.jar")).doesNotExist();
  }
}
