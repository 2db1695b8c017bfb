package org.precedent.platform.settings;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2001:db8:1:2::1",
        "2001:db8:1:2:ffff:ffff:ffff:ffff",
        "2001:0DB8:0001:0002::",
        "2001:db8:1:2::1%eth0"
      })
  void all_addresses_of_an_ipv6_link_count_as_one(String address) {
    assertThat(Network.countedAs(address)).isEqualTo(Network.countedAs("2001:db8:1:2::7"));
  }

  @Test
  void addresses_of_two_ipv6_links_count_as_two() {
    assertThat(Network.countedAs("2001:db8:1:3::1"))
        .isNotEqualTo(Network.countedAs("2001:db8:1:2::1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "::ffff:192.0.2.1", "", "unknown", "10.0.0.1, 10.0.0.2"})
  void ipv4_addresses_and_other_texts_count_as_they_are(String address) {
    assertThat(Network.countedAs(address)).isEqualTo(address);
  }
}
