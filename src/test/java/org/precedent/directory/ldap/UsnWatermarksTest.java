package org.precedent.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.RootDSE;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.precedent.directory.Watermark;

class UsnWatermarksTest {

  private static final Optional<byte[]> LIFE = Optional.of(new byte[] {1, 2, 3});

  private static UsnWatermarks of(String server, String highest, Optional<byte[]> life) {
    Entry root = new Entry("");
    root.addAttribute("dsServiceName", "cn=NTDS Settings,cn=" + server + ",cn=Sites");
    root.addAttribute("highestCommittedUSN", highest);
    return new UsnWatermarks("uSNChanged", "what", new RootDSE(root), life);
  }

  private static boolean continues(UsnWatermarks earlier, UsnWatermarks later) {
    Optional<Watermark> mark = earlier.next();
    assertThat(mark).isPresent();
    return later.changedSince(mark).isPresent();
  }

  @Test
  void a_later_reading_of_the_same_server_goes_on_behind_the_number_of_the_last() {
    assertThat(of("dc1", "6000", LIFE).changedSince(of("dc1", "5000", LIFE).next()))
        .hasValueSatisfying(
            filter -> assertThat(filter.toString()).isEqualTo("(uSNChanged>=5001)"));
  }

  @Test
  void a_reading_of_another_server_begins_anew() {
    assertThat(continues(of("dc1", "5000", LIFE), of("dc2", "6000", LIFE))).isFalse();
  }

  @Test
  void a_reading_of_a_server_that_was_restored_begins_anew() {
    Optional<byte[]> other = Optional.of(new byte[] {1, 2, 4});

    assertThat(continues(of("dc1", "5000", LIFE), of("dc1", "6000", other))).isFalse();
    assertThat(continues(of("dc1", "5000", LIFE), of("dc1", "6000", Optional.empty()))).isFalse();
    assertThat(continues(of("dc1", "5000", LIFE), of("dc1", "4000", LIFE))).isFalse();
  }

  @Test
  void without_a_known_life_the_server_counts_alone() {
    assertThat(continues(of("dc1", "1", Optional.empty()), of("dc1", "2", Optional.empty())))
        .isTrue();
  }
}
