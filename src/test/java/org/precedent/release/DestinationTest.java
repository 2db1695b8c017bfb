package org.precedent.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DestinationTest {

  @Test
  void the_client_gets_the_url_that_was_matched_and_nothing_else() {
    Destination destination = destination("HTTPS://BÜCHER.Example.:443/a/./%62//c?x=%7e%2f");

    assertThat(destination.url()).isEqualTo("https://xn--bcher-kva.example/a/b//c?x=~%2F");
    assertThat(destination.scheme()).isEqualTo(Scheme.HTTPS);
    assertThat(destination.host()).isEqualTo("xn--bcher-kva.example");
    assertThat(destination.port()).isEqualTo(443);
    assertThat(destination.path()).isEqualTo("/a/b//c");
    assertThat(destination.query()).contains("x=~%2F");
    assertThat(destination.requestTarget()).isEqualTo("/a/b//c?x=~%2F");
  }

  @Test
  void a_port_that_is_not_the_default_is_part_of_the_origin() {
    assertThat(destination("http://[2001:DB8:0:0::1]:8080").url())
        .isEqualTo("http://[2001:db8::1]:8080/");
  }

  @Test
  void no_query_and_an_empty_query_differ() {
    assertThat(destination("https://host.tld/").query()).isEmpty();
    assertThat(destination("https://host.tld/?").query()).isEqualTo(Optional.of(""));
    assertThat(destination("https://host.tld/?").url()).isEqualTo("https://host.tld/?");
  }

  @Test
  void the_shown_text_has_neither_path_nor_query() {
    assertThat(destination("https://host.tld/secret?secret")).hasToString("https://host.tld");
  }

  @Test
  void a_refusal_does_not_repeat_the_url() {
    assertThat(Destination.parse("https://user:hunter2@host.tld/").toString())
        .doesNotContain("hunter2");
  }

  @Test
  void the_longest_run_of_zeros_is_the_one_left_out() {
    assertThat(destination("http://[1:0:0:2:0:0:0:3]").host()).isEqualTo("[1:0:0:2::3]");
    assertThat(destination("http://[1:0:0:2:3:0:0:4]").host()).isEqualTo("[1::2:3:0:0:4]");
    assertThat(destination("http://[1:0:2:3:4:5:6:7]").host()).isEqualTo("[1:0:2:3:4:5:6:7]");
  }

  private static Destination destination(String url) {
    return (Destination) Destination.parse(url);
  }
}
