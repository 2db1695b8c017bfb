package org.precedent.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameOriginTest {

  @ParameterizedTest
  @CsvSource({
    "https://Precedent.example.com/some/path, https://precedent.example.com",
    "https://precedent.example.com:443, https://precedent.example.com",
    "http://precedent.example.com:8080/, http://precedent.example.com:8080",
    "http://[::1]:80, http://[::1]"
  })
  void an_origin_has_no_path_and_no_port_that_goes_without_saying(String address, String origin) {
    assertThat(SameOrigin.origin(URI.create(address))).isEqualTo(origin);
  }
}
