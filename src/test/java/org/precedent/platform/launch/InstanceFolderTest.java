package org.precedent.platform.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceFolderTest {

  @TempDir Path all;

  @Test
  void a_start_has_an_empty_folder_of_its_own() throws IOException {
    Path folder = InstanceFolder.create(all);
    assertThat(folder).isDirectory().startsWith(all.toAbsolutePath());
    assertThat(Files.isWritable(folder)).isTrue();
  }

  @Test
  void what_a_killed_server_left_is_deleted() throws IOException {
    Path left = Files.createDirectories(all.resolve("instance-1/applications"));
    Files.writeString(left.resolve("page"), "x");
    Files.writeString(all.resolve("instance-1/.lock"), "");
    InstanceFolder.create(all);
    assertThat(all.resolve("instance-1")).doesNotExist();
  }

  @Test
  void what_a_running_server_uses_stays() throws IOException {
    Path used = InstanceFolder.create(all);
    InstanceFolder.create(all);
    assertThat(used).exists();
  }

  @Test
  void what_is_no_instance_stays() throws IOException {
    Path other = Files.createDirectories(all.resolve("jars-1"));
    InstanceFolder.create(all);
    assertThat(other).exists();
  }
}
