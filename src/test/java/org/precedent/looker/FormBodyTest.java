package org.precedent.looker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.precedent.platform.web.BodyTooLargeException;

class FormBodyTest {

  private static FormBody form(String text) throws IOException {
    return new FormBody(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void fields_are_decoded_and_unknown_ones_do_no_harm() throws IOException {
    FormBody form = form("grant_type=client_credentials&client_id=a%2Bb+c%C3%A4&flag&client_id=x");
    assertThat(form.field("client_id")).contains("a+b c\u00e4");
    assertThat(form.field("client_secret")).isEmpty();
    assertThat(form("").field("client_id")).isEmpty();
  }

  @Test
  void what_is_no_form_is_refused() {
    assertThatThrownBy(() -> form("client_id=%zz")).isInstanceOf(MalformedRequestException.class);
  }

  @Test
  void a_form_is_bounded() {
    assertThatThrownBy(() -> form("a=" + "x".repeat(FormBody.MAX_BYTES)))
        .isInstanceOf(BodyTooLargeException.class);
  }
}
