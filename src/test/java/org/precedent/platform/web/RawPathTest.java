package org.precedent.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RawPathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/api/4.0/users",
        "/a%2Fb",
        "/%C3%A4",
        "/a/../b",
        "/a/b/../..",
        "/a//b",
        "/%25zz"
      })
  void a_path_that_can_be_read_is_well_formed(String path) {
    assertThat(RawPath.isWellFormed(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%",
        "/%2",
        "/%zz",
        "/%-1",
        "/%+1",
        "/%00",
        "/a\\b",
        "/%5C",
        "/%ff",
        "/%c0%ae",
        "/%ed%a0%80",
        "/..",
        "/a/../../b",
        "/%2e%2e/",
        "/\u00ff"
      })
  void a_path_that_can_not_be_read_is_not(String path) {
    assertThat(RawPath.isWellFormed(path)).isFalse();
  }

  @Property
  void any_text_can_be_sent_as_a_segment_unless_the_container_has_no_use_for_it(
      @ForAll String text) {
    String segment = URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    String sent = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
    boolean unusable =
        sent.contains("\0") || sent.contains("\\") || ("/" + sent + "/").contains("/../");

    if (!unusable) {
      assertThat(RawPath.isWellFormed("/settings/" + segment)).isTrue();
    }
  }
}
