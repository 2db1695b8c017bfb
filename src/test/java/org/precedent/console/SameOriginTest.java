package org.precedent.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.precedent.platform.PublicAddress;
import org.precedent.testing.Requests;

class SameOriginTest {

  private static boolean holds(String method, String host, Map<String, String> headers) {
    SameOrigin sameOrigin = new SameOrigin();
    sameOrigin.address = new PublicAddress();
    return sameOrigin.holds(Requests.of(method, "http", host, 8080, headers));
  }

  @Test
  void who_only_reads_may_come_from_anywhere() {
    assertThat(holds("GET", "precedent", Map.of("Sec-Fetch-Site", "cross-site"))).isTrue();
  }

  @Test
  void what_a_browser_says_of_the_site_is_believed() {
    assertThat(holds("POST", "precedent", Map.of("Sec-Fetch-Site", "same-origin"))).isTrue();
    assertThat(holds("POST", "precedent", Map.of("Sec-Fetch-Site", "same-site"))).isFalse();
  }

  @Test
  void else_the_origin_is_to_be_the_servers_own() {
    assertThat(holds("POST", "precedent", Map.of("Origin", "http://precedent:8080"))).isTrue();
    assertThat(holds("POST", "precedent", Map.of("Origin", "http://precedent"))).isFalse();
    assertThat(holds("POST", "precedent", Map.of("Origin", "null"))).isFalse();
    assertThat(holds("POST", "precedent", Map.of())).isFalse();
  }

  @Test
  void a_host_that_no_uri_may_have_is_compared_too() {
    assertThat(holds("POST", "my_host", Map.of("Origin", "http://my_host:8080"))).isTrue();
    assertThat(holds("POST", "my_host", Map.of("Origin", "http://precedent:8080"))).isFalse();
    assertThat(holds("POST", "a{b", Map.of("Origin", "http://precedent:8080"))).isFalse();
  }
}
