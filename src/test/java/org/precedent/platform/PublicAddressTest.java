package org.precedent.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.precedent.testing.Beans;
import org.precedent.testing.Requests;

class PublicAddressTest {

  private static PublicAddress configured(String url) {
    return new PublicAddress(Beans.settings(Map.of("precedent.base.url", url)));
  }

  @ParameterizedTest
  @CsvSource({
    "http, localhost, 8080, http://localhost:8080",
    "http, Precedent.Example.com, 80, http://precedent.example.com",
    "https, precedent.example.com, 443, https://precedent.example.com",
    "https, precedent.example.com, 80, https://precedent.example.com:80",
    "http, [::1], 80, http://[::1]",
    "http, my_host, 8080, http://my_host:8080",
    "http, a{b, 80, http://a{b",
    "http, a|b, 80, http://a|b"
  })
  void without_a_setting_it_is_as_the_request_came_whatever_host_it_names(
      String scheme, String host, int port, String address) {
    PublicAddress unset = new PublicAddress(Beans.settings(Map.of()));

    assertThat(unset.of(Requests.of("GET", scheme, host, port, Map.of()))).isEqualTo(address);
    assertThat(unset.origin(Requests.of("GET", scheme, host, port, Map.of()))).isEqualTo(address);
  }

  @ParameterizedTest
  @CsvSource({
    "https://precedent.example.com, https://precedent.example.com",
    "https://Precedent.example.com/some/path/, https://precedent.example.com",
    "https://precedent.example.com:443, https://precedent.example.com",
    "http://precedent.example.com:8080/, http://precedent.example.com:8080",
    "http://[::1]:80, http://[::1]"
  })
  void an_origin_has_no_path_and_no_port_that_goes_without_saying(String url, String origin) {
    assertThat(configured(url).origin(Requests.of("GET", "http", "inside", 8080, Map.of())))
        .isEqualTo(origin);
  }

  @Test
  void the_configured_address_is_the_one_of_every_request() {
    assertThat(
            configured("https://intranet.example.com/precedent/")
                .of(Requests.of("GET", "http", "inside", 8080, Map.of())))
        .isEqualTo("https://intranet.example.com/precedent");
  }
}
