package org.precedent.platform.json;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class JsonWriterTest {

  @Property
  void any_text_is_read_back_by_another_library(@ForAll String text) {
    String sent = new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);

    String written = written(text);

    try (JsonReader reader = Json.createReader(new StringReader(written))) {
      JsonObject object = reader.readObject();
      assertThat(object.getString("value")).isEqualTo(sent);
    }
  }

  @Test
  void half_of_a_surrogate_pair_becomes_a_question_mark() {
    assertThat(written("a\ud800b")).isEqualTo("{\"value\":\"a?b\"}");
  }

  @Test
  void every_kind_of_value_is_written() {
    byte[] bytes =
        JsonWriter.bytes(
            json ->
                json.startArray()
                    .number(-7)
                    .bool(true)
                    .nothing()
                    .startObject()
                    .key(new JsonWriter.Key("ä"))
                    .text("€\n\u0000")
                    .endObject()
                    .endArray());

    assertThat(new String(bytes, StandardCharsets.UTF_8))
        .isEqualTo("[-7,true,null,{\"ä\":\"€\\n\\u0000\"}]");
  }

  private static String written(String text) {
    byte[] bytes = JsonWriter.bytes(json -> json.startObject().key("value").text(text).endObject());
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
