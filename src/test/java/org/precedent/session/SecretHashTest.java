package org.precedent.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecretHashTest {

  @Test
  void a_chosen_secret_is_hashed_with_a_salt() {
    SecretHash hash = SecretHash.ofChosen("correct horse");
    assertThat(hash.text()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(hash.text()).isNotEqualTo(SecretHash.ofChosen("correct horse").text());
    assertThat(hash.matches("correct horse")).isTrue();
    assertThat(hash.matches("correct horsf")).isFalse();
  }

  @Test
  void a_generated_secret_is_hashed_fast() {
    SecretHash hash = SecretHash.ofGenerated("abc");
    assertThat(hash.text())
        .isEqualTo("sha256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(hash.matches("abc")).isTrue();
    assertThat(hash.matches("abd")).isFalse();
  }

  @Test
  void an_unknown_client_id_costs_what_a_known_one_of_its_kind_costs() {
    assertThat(SecretHash.ofNobody(RandomText.clientId()).text()).startsWith("sha256:");
    assertThat(SecretHash.ofNobody("admin").text())
        .hasSameSizeAs(SecretHash.ofChosen("correct horse").text())
        .startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(SecretHash.ofNobody("admin").matches("correct horse")).isFalse();
  }

  @Test
  void a_hash_is_not_printed() {
    assertThat(SecretHash.ofGenerated("abc").toString()).doesNotContain("ba7816");
  }
}
