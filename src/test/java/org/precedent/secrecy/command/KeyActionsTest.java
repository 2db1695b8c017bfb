package org.precedent.secrecy.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.precedent.platform.settings.Settings;
import org.precedent.secrecy.Keyset;
import org.precedent.secrecy.KeysetException;
import org.precedent.secrecy.KeysetFile;
import org.precedent.testing.Beans;

class KeyActionsTest {

  private static final Map<String, String> ONE =
      Map.of("precedent.master.key", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
  private static final Map<String, String> OTHER =
      Map.of("precedent.master.key", "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
  private static final Map<String, String> OTHER_IN_PLACE_OF_ONE =
      Map.of(
          "precedent.master.key",
          OTHER.get("precedent.master.key"),
          "precedent.master.key.old",
          ONE.get("precedent.master.key"));

  @TempDir Path folder;
  private Keyset created;

  @BeforeEach
  void createPlainFile() {
    created = file(Map.of()).load(false);
  }

  private Settings settings(Map<String, String> given) {
    Map<String, String> all = new HashMap<>(given);
    all.put("precedent.data.dir", folder.toString());
    return Beans.settings(all);
  }

  private KeysetFile file(Map<String, String> given) {
    return KeysetFile.configured(settings(given));
  }

  private Outcome wrap(Map<String, String> given) {
    return new KeyActions(settings(given)).wrap();
  }

  @Test
  void wrapping_takes_a_master_key() {
    assertThat(wrap(Map.of()).code()).isEqualTo(KeysCommand.REFUSED);
    assertThat(wrap(Map.of()).text()).contains("PRECEDENT_MASTER_KEY");
    assertThat(file(Map.of()).isWrapped()).isFalse();
  }

  @Test
  void a_plain_file_is_wrapped_by_the_first_master_key() {
    assertThat(wrap(ONE).code()).isEqualTo(KeysCommand.DONE);

    assertThat(file(ONE).read().keys()).isEqualTo(created.keys());
    assertThatThrownBy(() -> file(Map.of()).read()).isInstanceOf(KeysetException.class);
  }

  @Test
  void a_master_key_takes_the_place_of_the_old_one() {
    wrap(ONE);

    assertThatThrownBy(() -> wrap(OTHER)).hasMessageContaining("does not open");
    assertThat(wrap(OTHER_IN_PLACE_OF_ONE).code()).isEqualTo(KeysCommand.DONE);

    assertThat(file(OTHER).read().keys()).isEqualTo(created.keys());
    assertThatThrownBy(() -> file(ONE).read()).hasMessageContaining("does not open");
  }

  @Test
  void wrapping_once_more_changes_nothing() {
    wrap(ONE);
    wrap(OTHER_IN_PLACE_OF_ONE);

    assertThat(wrap(OTHER_IN_PLACE_OF_ONE).code()).isEqualTo(KeysCommand.DONE);

    assertThat(file(OTHER).read().keys()).isEqualTo(created.keys());
  }
}
