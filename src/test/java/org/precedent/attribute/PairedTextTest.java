package org.precedent.attribute;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PairedTextTest {

  @Test
  void a_single_value_stands_as_it_is() {
    assertThat(PairedText.of(List.of("Berlin, \"Mitte\""))).isEqualTo("Berlin, \"Mitte\"");
  }

  @Test
  void several_values_are_joined_by_commas() {
    assertThat(PairedText.of(List.of("de", "en", ""))).isEqualTo("de,en,");
  }

  @Test
  void values_with_commas_quotation_marks_or_line_breaks_are_quoted() {
    assertThat(PairedText.of(List.of("a,b", "say \"hi\"", "x\r\ny", " plain ")))
        .isEqualTo("\"a,b\",\"say \"\"hi\"\"\",\"x\r\ny\", plain ");
  }

  @Property
  void a_reader_of_comma_separated_values_finds_the_same_values(
      @ForAll @Size(min = 2, max = 6) List<String> values) {
    assertThat(parse(PairedText.of(values))).isEqualTo(values);
  }

  /** RFC 4180, one record. */
  private static List<String> parse(String line) {
    List<String> fields = new ArrayList<>();
    StringBuilder field = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (quoted && c == '"' && i + 1 < line.length() && line.charAt(i + 1) == '"') {
        field.append('"');
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ',' && !quoted) {
        fields.add(field.toString());
        field.setLength(0);
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }
}
