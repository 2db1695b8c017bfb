package org.precedent.truenas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.precedent.platform.PublicAddress;
import org.precedent.testing.Beans;
import org.precedent.testing.Requests;

class OriginsTest {

  private static boolean allow(Map<String, String> settings, Map<String, String> headers) {
    Origins origins = new Origins();
    origins.settings = Beans.settings(settings);
    origins.address = new PublicAddress(origins.settings);
    return origins.allow(Requests.of("GET", "http", "inside", 8080, headers));
  }

  @Test
  void a_client_that_is_no_page_may_come_from_anywhere() {
    assertThat(allow(Map.of(), Map.of("Host", "inside:8080"))).isTrue();
  }

  @Test
  void a_page_of_this_server_may_open_the_door_whoever_ends_its_tls() {
    Map<String, String> own = Map.of("Host", "inside:8080", "Origin", "https://INSIDE:8080");
    Map<String, String> other = Map.of("Host", "inside:8080", "Origin", "https://evil.example");

    assertThat(allow(Map.of(), own)).isTrue();
    assertThat(allow(Map.of(), other)).isFalse();
    assertThat(allow(Map.of(), Map.of("Host", "inside:8080", "Origin", "null"))).isFalse();
  }

  @Test
  void a_page_of_the_public_address_may_whatever_host_a_proxy_names() {
    Map<String, String> base = Map.of("precedent.base.url", "https://Outside.example:443/tools");

    assertThat(allow(base, Map.of("Host", "inside", "Origin", "https://outside.example"))).isTrue();
    assertThat(allow(base, Map.of("Host", "inside", "Origin", "http://outside.example"))).isFalse();
    assertThat(allow(base, Map.of("Host", "inside", "Origin", "https://x.example"))).isFalse();
  }

  @Test
  void a_configured_origin_may() {
    Map<String, String> allowed = Map.of("precedent.allowed.origins", "https://ui.example.org");

    assertThat(allow(allowed, Map.of("Host", "inside", "Origin", "https://ui.example.org")))
        .isTrue();
  }
}
