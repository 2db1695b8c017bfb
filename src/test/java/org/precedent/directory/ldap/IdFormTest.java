package org.precedent.directory.ldap;

import static org.assertj.core.api.Assertions.assertThat;

import com.unboundid.ldap.sdk.Filter;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class IdFormTest {

  @Test
  void a_guid_has_the_lowest_bytes_of_its_first_parts_first() {
    byte[] bytes = HexFormat.of().parseHex("33221100554477668899aabbccddeeff");

    assertThat(IdForm.GUID_BYTES.read(bytes)).contains("00112233-4455-6677-8899-aabbccddeeff");
  }

  @Property
  void a_guid_survives_the_way_to_text_and_into_a_filter(@ForAll @Size(16) byte[] bytes) {
    String id = IdForm.GUID_BYTES.read(bytes).orElseThrow();

    Filter filter = IdForm.GUID_BYTES.filter("objectGUID", id);

    assertThat(filter.getAssertionValueBytes()).isEqualTo(bytes);
    assertThat(id).isEqualTo(UUID.fromString(id).toString());
  }

  @Property
  void different_guids_have_different_texts(
      @ForAll @Size(16) byte[] one, @ForAll @Size(16) byte[] other) {
    assertThat(IdForm.GUID_BYTES.read(one).equals(IdForm.GUID_BYTES.read(other)))
        .isEqualTo(ByteBuffer.wrap(one).equals(ByteBuffer.wrap(other)));
  }

  @Test
  void bytes_of_another_length_are_no_guid() {
    assertThat(IdForm.GUID_BYTES.read(new byte[15])).isEmpty();
    assertThat(IdForm.GUID_BYTES.read(new byte[0])).isEmpty();
  }

  @Test
  void hexadecimal_ids_are_canonical_in_lower_case() {
    assertThat(IdForm.of("entryUUID")).isEqualTo(IdForm.HEX_TEXT);
    assertThat(IdForm.of("NSUNIQUEID")).isEqualTo(IdForm.HEX_TEXT);
    assertThat(IdForm.HEX_TEXT.read("AB-cd".getBytes())).contains("ab-cd");
  }

  @Test
  void ids_of_unknown_attributes_stay_as_they_are() {
    assertThat(IdForm.of("employeeNumber")).isEqualTo(IdForm.TEXT);
    assertThat(IdForm.TEXT.read("X-17".getBytes())).contains("X-17");
  }

  @Test
  void what_is_no_utf_8_is_no_id() {
    byte[] malformed = {'1', (byte) 0xFF, '7'};

    assertThat(IdForm.TEXT.read(malformed)).isEmpty();
    assertThat(IdForm.HEX_TEXT.read(malformed)).isEmpty();
  }

  @Test
  void the_consistency_guid_of_active_directory_is_a_guid() {
    assertThat(IdForm.of("mS-DS-ConsistencyGuid")).isEqualTo(IdForm.GUID_BYTES);
  }
}
