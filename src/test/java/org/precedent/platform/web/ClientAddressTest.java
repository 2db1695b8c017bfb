package org.precedent.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.precedent.platform.settings.Network;

class ClientAddressTest {

  private static final List<Network> PROXIES = Network.list("10.0.0.0/8, 192.0.2.7, fd00::/8");

  private static String client(String peer, String... headers) {
    return ClientAddress.of(peer, List.of(headers), PROXIES);
  }

  @Test
  void who_is_no_proxy_of_ours_is_not_believed() {
    assertThat(client("203.0.113.9", "198.51.100.1")).isEqualTo("203.0.113.9");
    assertThat(client("192.0.2.8", "198.51.100.1")).isEqualTo("192.0.2.8");
  }

  @Test
  void a_proxy_of_ours_tells_who_its_client_is() {
    assertThat(client("10.1.2.3", "203.0.113.9")).isEqualTo("203.0.113.9");
    assertThat(client("192.0.2.7", " 203.0.113.9 ")).isEqualTo("203.0.113.9");
  }

  @Test
  void what_a_client_wrote_before_a_proxy_added_to_it_is_not_believed() {
    assertThat(client("10.1.2.3", "1.2.3.4, 203.0.113.9")).isEqualTo("203.0.113.9");
    assertThat(client("10.1.2.3", "1.2.3.4", "10.0.0.1", "203.0.113.9")).isEqualTo("203.0.113.9");
    assertThat(client("10.1.2.3", "10.0.0.1, 203.0.113.9, 10.9.9.9")).isEqualTo("203.0.113.9");
  }

  @Test
  void a_chain_of_proxies_is_walked_from_the_near_end() {
    assertThat(client("10.1.2.3", "203.0.113.9, 192.0.2.7, 10.9.9.9")).isEqualTo("203.0.113.9");
    assertThat(client("10.1.2.3", "203.0.113.9, 192.0.2.7", "10.9.9.9")).isEqualTo("203.0.113.9");
  }

  @Test
  void without_a_stranger_in_the_chain_the_farthest_of_ours_is_the_client() {
    assertThat(client("10.1.2.3", "10.0.0.1, 10.0.0.2")).isEqualTo("10.0.0.1");
    assertThat(client("10.1.2.3")).isEqualTo("10.1.2.3");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",",
        "unknown",
        "_hidden",
        "example.org",
        "10.0.0",
        "1.2.3.4.5",
        "300.1.1.1",
        "::g",
        "[",
        "[]",
        "1.2.3.4:port",
        "1.2.3.4\t5",
        "%eth0",
        "\u0660.1.1.1",
        "2130706433"
      })
  void what_is_no_address_ends_the_walk_and_is_never_looked_up(String garbage) {
    assertThat(client("10.1.2.3", garbage)).isEqualTo("10.1.2.3");
    assertThat(client("10.1.2.3", "203.0.113.9, " + garbage)).isEqualTo("10.1.2.3");
    assertThat(client("10.1.2.3", garbage + ", 203.0.113.9")).isEqualTo("203.0.113.9");
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8::1, 2001:db8:0:0:0:0:0:1",
    "2001:0DB8::0001, 2001:db8:0:0:0:0:0:1",
    "[2001:db8::1], 2001:db8:0:0:0:0:0:1",
    "[2001:db8::1]:4711, 2001:db8:0:0:0:0:0:1",
    "fe80::1%eth0, fe80:0:0:0:0:0:0:1",
    "::ffff:203.0.113.9, 203.0.113.9",
    "203.0.113.9:4711, 203.0.113.9"
  })
  void each_spelling_of_an_address_is_one_address(String spelled, String address) {
    assertThat(client("10.1.2.3", spelled)).isEqualTo(address);
    assertThat(client("fd00:0:0:0:0:0:0:5%2", "1.2.3.4, " + spelled)).isEqualTo(address);
  }

  @Test
  void a_proxy_of_ours_is_known_in_both_families() {
    assertThat(client("::ffff:10.1.2.3", "203.0.113.9")).isEqualTo("203.0.113.9");
    assertThat(client("fd00::5", "203.0.113.9, fd00::6")).isEqualTo("203.0.113.9");
    assertThat(client("fe80::5", "203.0.113.9")).isEqualTo("fe80::5");
  }
}
