package org.precedent.api;

import jakarta.json.stream.JsonGenerator;
import org.precedent.attribute.Content;
import org.precedent.attribute.Definition;
import org.precedent.attribute.Level;
import org.precedent.attribute.Source;
import org.precedent.attribute.SourceKind;

/** Writes definitions, levels and their sources as members of the object that is open. */
final class LevelShapes {

  private LevelShapes() {}

  static void write(JsonGenerator json, Definition definition) {
    json.writeStartObject("attribute")
        .write("id", definition.id().toString())
        .write("name", definition.name().text())
        .write("label", definition.label())
        .write("type", definition.type().wireName())
        .write("hidden", definition.hidden())
        .writeEnd();
  }

  static void write(JsonGenerator json, Level level) {
    content(json, level.content());
    source(json, level.source());
  }

  /** The value as far as anybody may read it, and whether there is one. */
  static void content(JsonGenerator json, Content content) {
    json.write("is_set", !(content instanceof Content.None));
    content
        .text()
        .ifPresentOrElse(text -> json.write("value", text), () -> json.writeNull("value"));
  }

  static void source(JsonGenerator json, Source source) {
    json.write("source", SourceKind.of(source).code());
    if (source instanceof Source.Group group) {
      json.writeStartObject("group")
          .write("id", group.group().toString())
          .write("name", group.name())
          .write("rank", group.rank())
          .writeEnd();
    }
  }
}
