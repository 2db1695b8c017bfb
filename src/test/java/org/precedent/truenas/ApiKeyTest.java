package org.precedent.truenas;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ApiKeyTest {

  private static Optional<ApiKey> read(String name, String key) {
    return ApiKey.of(Optional.of(name), key, "client"::equals);
  }

  @Test
  void the_name_is_the_client_id_and_the_key_its_secret_colons_and_all() {
    assertThat(read("client", "secret")).contains(new ApiKey("client", "secret"));
    assertThat(read("client", "se:cr:et")).contains(new ApiKey("client", "se:cr:et"));
    assertThat(read("client", ":secret")).contains(new ApiKey("client", ":secret"));
  }

  @Test
  void both_may_stand_in_the_key_under_the_client_id_the_users_name_or_none() {
    assertThat(read("client", "client:se:cret")).contains(new ApiKey("client", "se:cret"));
    assertThat(read("ada", "client:se:cret")).contains(new ApiKey("client", "se:cret"));
    assertThat(ApiKey.of(Optional.empty(), "client:secret", "client"::equals))
        .contains(new ApiKey("client", "secret"));
  }

  @Test
  void without_a_client_id_there_is_none() {
    assertThat(ApiKey.of(Optional.empty(), "secret", "client"::equals)).isEmpty();
    assertThat(read("ada", "secret")).contains(new ApiKey("ada", "secret"));
  }

  @Test
  void it_is_never_shown() {
    assertThat(new ApiKey("client", "secret").toString()).doesNotContain("secret");
  }
}
