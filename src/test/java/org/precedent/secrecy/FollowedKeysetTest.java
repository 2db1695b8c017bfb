package org.precedent.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precedent.testing.SettableClock;

class FollowedKeysetTest {

  private static final SealContext CONTEXT = SealContext.groupValue(1, 2);

  private final SettableClock clock = new SettableClock();
  @TempDir Path folder;
  private Path path;
  private KeysetFile here;
  private KeysetFile there;
  private Sealer sealerHere;
  private Sealer sealerThere;
  private LogCapture log;

  @BeforeEach
  void startTwoServersOnOneFile() {
    log = new LogCapture();
    path = folder.resolve("keyset.json");
    here = new KeysetFile(path, Optional.empty());
    there = new KeysetFile(path, Optional.empty());
    here.load(false);
    log.lines().clear();
    sealerHere = new Sealer(new FollowedKeyset(here, clock));
    sealerThere = new Sealer(new FollowedKeyset(there, clock));
  }

  @AfterEach
  void releaseLog() {
    log.close();
  }

  @Test
  void what_another_server_sealed_with_a_new_key_opens_at_once() {
    there.rotate();
    sealerThere.refresh();
    SealedValue sealed = sealerThere.seal("secret", CONTEXT);

    assertThat(sealed.keyId()).isNotEqualTo(sealerHere.primaryKeyId());
    assertThat(sealerHere.open(sealed, CONTEXT)).isInstanceOf(Opening.Opened.class);
    assertThat(sealerHere.primaryKeyId()).isEqualTo(sealed.keyId());
  }

  @Test
  void the_new_key_of_another_server_is_used_after_the_interval() {
    int before = sealerHere.primaryKeyId();
    int after = there.rotate().primaryKeyId();

    clock.advance(FollowedKeyset.INTERVAL.minusMillis(1));
    assertThat(sealerHere.primaryKeyId()).isEqualTo(before);
    clock.advance(Duration.ofMillis(1));
    assertThat(sealerHere.seal("secret", CONTEXT).keyId()).isEqualTo(after);
  }

  @Test
  void a_clock_that_was_set_back_does_not_hide_a_rotation() {
    int after = there.rotate().primaryKeyId();

    clock.advance(Duration.ofHours(-1));

    assertThat(sealerHere.primaryKeyId()).isEqualTo(after);
  }

  @Test
  void a_key_that_was_retired_elsewhere_opens_nothing_here_after_the_interval() {
    SealedValue old = sealerHere.seal("secret", CONTEXT);
    there.rotate();
    there.retire(old.keyId(), 0);

    clock.advance(FollowedKeyset.INTERVAL);

    assertThat(sealerHere.open(old, CONTEXT))
        .isEqualTo(new Opening.Unreadable(Opening.Reason.RETIRED_KEY));
  }

  @Test
  void wrapping_does_not_disturb_servers_that_have_the_master_key() {
    MasterKey masterKey = MasterKey.parse("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    Sealer ready =
        new Sealer(new FollowedKeyset(new KeysetFile(path, Optional.of(masterKey)), clock));
    SealedValue old = ready.seal("secret", CONTEXT);

    there.wrap(masterKey).rotate();
    clock.advance(FollowedKeyset.INTERVAL);

    assertThat(ready.open(old, CONTEXT)).isInstanceOf(Opening.Opened.class);
    assertThat(ready.keys()).hasSize(2);
  }

  @Test
  void replacing_the_master_key_does_not_disturb_servers_that_have_both() {
    MasterKey old = MasterKey.parse("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    MasterKey next = MasterKey.parse("AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
    KeysetFile before = there.wrap(old);
    Optional<MasterKey> both = Optional.of(next.inPlaceOf(old));
    Sealer ready = new Sealer(new FollowedKeyset(new KeysetFile(path, both), clock));
    SealedValue sealed = ready.seal("secret", CONTEXT);

    before.wrap(next).rotate();
    clock.advance(FollowedKeyset.INTERVAL);

    assertThat(ready.open(sealed, CONTEXT)).isInstanceOf(Opening.Opened.class);
    assertThat(ready.keys()).hasSize(2);
  }

  @Test
  void while_the_file_is_missing_or_damaged_the_known_keys_serve_and_the_log_tells_once()
      throws IOException {
    SealedValue sealed = sealerHere.seal("secret", CONTEXT);
    Files.writeString(path, "{}");

    for (int i = 0; i < 3; i++) {
      clock.advance(FollowedKeyset.INTERVAL);
      assertThat(sealerHere.open(sealed, CONTEXT)).isInstanceOf(Opening.Opened.class);
    }
    assertThat(log.lines()).singleElement().asString().contains("is damaged");

    Files.delete(path);
    clock.advance(FollowedKeyset.INTERVAL);
    assertThat(sealerHere.open(sealed, CONTEXT)).isInstanceOf(Opening.Opened.class);
    assertThat(log.lines()).last().asString().contains("is missing");
  }

  @Test
  void a_foreign_keyset_in_its_place_is_not_taken_up() throws IOException {
    SealedValue sealed = sealerHere.seal("secret", CONTEXT);
    Files.writeString(path, KeysetJson.write(Keyset.generate(), Optional.empty()));

    clock.advance(FollowedKeyset.INTERVAL);

    assertThat(sealerHere.open(sealed, CONTEXT)).isInstanceOf(Opening.Opened.class);
    assertThat(log.lines()).singleElement().asString().contains("none of the keys in use");
  }

  @Test
  void a_foreign_key_under_a_known_id_is_not_taken_up() throws IOException {
    SealedValue sealed = sealerHere.seal("secret", CONTEXT);
    Keyset foreign = Keyset.generate();
    Files.writeString(
        path,
        KeysetJson.write(foreign, Optional.empty())
            .replace(foreign.keys().get(0).displayId(), Integer.toUnsignedString(sealed.keyId())));
    assertThat(here.read().primaryKeyId()).isEqualTo(sealed.keyId());

    clock.advance(FollowedKeyset.INTERVAL);

    assertThat(sealerHere.open(sealed, CONTEXT)).isInstanceOf(Opening.Opened.class);
  }
}
