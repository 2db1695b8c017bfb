package org.precedent.secrecy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysetFileTest {

  private static final SealContext CONTEXT = SealContext.defaultValue(1);

  @TempDir Path folder;
  private Path path;
  private KeysetFile file;
  private LogCapture log;

  @BeforeEach
  void prepare() {
    path = folder.resolve("data").resolve("keyset.json");
    file = new KeysetFile(path, Optional.empty());
    log = new LogCapture();
  }

  @AfterEach
  void releaseLog() {
    log.close();
  }

  @Test
  void the_first_start_creates_the_file_for_its_owner_only_and_asks_for_a_backup()
      throws IOException {
    Keyset keyset = file.load(false);

    assertThat(keyset.keys()).hasSize(1);
    assertThat(rights(path)).isEqualTo("rw-------");
    assertThat(log.lines()).singleElement().asString().contains(path.toString(), "Back it up");
  }

  @Test
  void a_later_start_reads_the_same_keys_and_says_nothing() {
    Keyset first = file.load(false);
    log.lines().clear();

    assertThat(file.load(true).keys()).isEqualTo(first.keys());
    assertThat(log.lines()).isEmpty();
  }

  @Test
  void a_missing_file_stops_a_start_that_needs_it() {
    KeysetException refusal = refusal(() -> file.load(true));

    assertThat(refusal).hasMessageContaining("is missing").hasMessageContaining("backup");
    assertThat(path).doesNotExist();
  }

  @Test
  void many_first_starts_at_once_end_with_one_keyset() throws Exception {
    List<Keyset> loaded = atOnce(32, () -> new KeysetFile(path, Optional.empty()).load(false));

    assertThat(loaded.stream().map(Keyset::keys)).hasSize(32).containsOnly(file.read().keys());
    assertThat(log.lines()).filteredOn(line -> line.contains("Created")).hasSize(1);
    assertThat(filesBeside()).containsExactly("keyset.json");
  }

  @Test
  void no_key_is_lost_if_many_threads_rotate_at_once() throws Exception {
    file.load(false);

    Set<Integer> primaries =
        atOnce(16, () -> file.rotate().primaryKeyId()).stream().collect(Collectors.toSet());

    assertThat(primaries).hasSize(16);
    assertThat(file.read().keys()).hasSize(17).extracting(KeyInfo::id).containsAll(primaries);
  }

  @Test
  void a_change_is_refused_while_another_process_makes_one() throws IOException {
    file.load(false);
    Path lockFile = path.resolveSibling("keyset.json.lock");

    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assertThat(lock.isValid()).isTrue();
      assertThat(refusal(file::rotate)).hasMessageContaining("try again");
    }
    assertThat(file.rotate().keys()).hasSize(2);
  }

  @Test
  void no_key_is_lost_if_several_processes_start_and_rotate_at_once() throws Exception {
    int processes = 3;
    int rotations = 10;
    List<Process> running = new ArrayList<>();
    for (int i = 0; i < processes; i++) {
      running.add(rotating(rotations));
    }

    try {
      for (Process process : running) {
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.exitValue()).as(output).isZero();
      }
    } finally {
      running.forEach(Process::destroyForcibly);
    }
    assertThat(file.read().keys()).hasSize(1 + processes * rotations);
  }

  private Process rotating(int rotations) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            RotatingProcess.class.getName(),
            path.toString(),
            Integer.toString(rotations))
        .redirectErrorStream(true)
        .start();
  }

  @Test
  void a_file_that_root_changes_stays_its_owners() throws IOException {
    file.load(false);
    assumeThat(System.getProperty("user.name")).isEqualTo("root");
    UserPrincipal owner =
        path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
    Files.setOwner(path, owner);

    file.rotate();

    assertThat(Files.getOwner(path)).isEqualTo(owner);
    assertThat(Files.getOwner(path.resolveSibling("keyset.json.lock"))).isEqualTo(owner);
  }

  @Test
  void rotation_adds_a_primary_key_keeps_the_old_ones_and_the_rights() throws IOException {
    Keyset before = file.load(false);
    SealedValue old = sealer(before).seal("secret", CONTEXT);

    Keyset after = file.rotate();

    assertThat(file.read().keys())
        .isEqualTo(after.keys())
        .containsExactly(
            new KeyInfo(before.primaryKeyId(), KeyInfo.Status.ENABLED, false, 1),
            new KeyInfo(after.primaryKeyId(), KeyInfo.Status.ENABLED, true, 2));
    assertThat(sealer(file.read()).open(old, CONTEXT)).isInstanceOf(Opening.Opened.class);
    assertThat(rights(path)).isEqualTo("rw-------");
    assertThat(filesBeside()).containsExactlyInAnyOrder("keyset.json", "keyset.json.lock");
  }

  @Test
  void a_symbolic_link_to_the_file_stays_one() throws IOException {
    Files.createDirectories(path.getParent());
    file.load(false);
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), path);

    new KeysetFile(link, Optional.empty()).rotate();

    assertThat(link).isSymbolicLink();
    assertThat(file.read().keys()).hasSize(2);
  }

  @Test
  void the_primary_key_is_not_retired() {
    int primary = file.load(false).primaryKeyId();

    assertThat(file.retire(primary, 0)).isEqualTo(refused(KeyChange.Reason.PRIMARY));
    assertThat(file.destroy(primary, 0)).isEqualTo(refused(KeyChange.Reason.PRIMARY));
  }

  @Test
  void a_key_that_values_need_is_not_retired() {
    int old = file.load(false).primaryKeyId();
    file.rotate();

    assertThat(file.retire(old, 1)).isEqualTo(refused(KeyChange.Reason.STILL_NEEDED));
    assertThat(file.read().opens(old)).isTrue();
  }

  @Test
  void an_unknown_key_is_neither_retired_nor_reinstated_nor_destroyed() {
    int unknown = file.load(false).primaryKeyId() + 1;

    assertThat(List.of(file.retire(unknown, 0), file.reinstate(unknown), file.destroy(unknown, 0)))
        .containsOnly(refused(KeyChange.Reason.UNKNOWN_KEY));
  }

  @Test
  void a_retired_key_opens_nothing_until_it_is_reinstated() {
    Keyset first = file.load(false);
    SealedValue old = sealer(first).seal("secret", CONTEXT);
    file.rotate();

    assertThat(file.retire(first.primaryKeyId(), 0)).isInstanceOf(KeyChange.Done.class);
    assertThat(sealer(file.read()).open(old, CONTEXT))
        .isEqualTo(new Opening.Unreadable(Opening.Reason.RETIRED_KEY));

    assertThat(file.reinstate(first.primaryKeyId())).isInstanceOf(KeyChange.Done.class);
    assertThat(sealer(file.read()).open(old, CONTEXT)).isInstanceOf(Opening.Opened.class);
  }

  @Test
  void only_a_retired_key_that_nothing_needs_is_destroyed() throws IOException {
    int old = file.load(false).primaryKeyId();
    String material = Secrets.keyMaterial(Files.readString(path)).get(0);
    file.rotate();

    assertThat(file.destroy(old, 0)).isEqualTo(refused(KeyChange.Reason.NOT_RETIRED));
    file.retire(old, 0);
    assertThat(file.destroy(old, 1)).isEqualTo(refused(KeyChange.Reason.STILL_NEEDED));
    assertThat(file.destroy(old, 0)).isInstanceOf(KeyChange.Done.class);

    assertThat(file.read().key(old)).isEmpty();
    assertThat(Files.readString(path)).doesNotContain(material);
  }

  @Test
  void rights_for_others_are_told_at_the_start() throws IOException {
    file.load(false);
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-r-----"));
    log.lines().clear();

    assertThatCode(() -> file.load(true)).doesNotThrowAnyException();

    assertThat(log.lines()).singleElement().asString().contains("chmod 600 " + path);
  }

  @Test
  void a_file_that_is_none_is_refused_with_a_reason() throws IOException {
    Files.createDirectories(path);

    assertThat(refusal(() -> file.load(true))).hasMessageContaining("can't be read");
  }

  @Test
  void a_folder_that_is_none_is_refused_with_a_reason() throws IOException {
    Path noFolder = Files.writeString(folder.resolve("plain"), "");

    assertThat(refusal(() -> new KeysetFile(noFolder.resolve("k"), Optional.empty()).load(false)))
        .hasMessageContaining("can't be");
  }

  private static Sealer sealer(Keyset keyset) {
    return new Sealer(KeysetSource.fixed(keyset));
  }

  private static KeyChange refused(KeyChange.Reason reason) {
    return new KeyChange.Refused(reason);
  }

  private static KeysetException refusal(Callable<?> call) {
    return Secrets.refusal(call);
  }

  private static String rights(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private List<String> filesBeside() throws IOException {
    try (Stream<Path> files = Files.list(path.getParent())) {
      return files.map(found -> found.getFileName().toString()).toList();
    }
  }

  private static <T> List<T> atOnce(int threads, Callable<T> call) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      CyclicBarrier start = new CyclicBarrier(threads);
      Callable<T> together =
          () -> {
            start.await();
            return call.call();
          };
      List<T> results = new ArrayList<>();
      for (Future<T> future : pool.invokeAll(Collections.nCopies(threads, together))) {
        results.add(future.get());
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }
}
