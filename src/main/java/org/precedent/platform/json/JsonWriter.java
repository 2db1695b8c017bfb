package org.precedent.platform.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Writes JSON text in UTF-8, into memory or to a stream, by Jackson's generator: answers of some
 * ten kilobytes are a good part of a read, and it takes a third of the time of the generator of
 * Jakarta JSON Processing. For one thread.
 */
public final class JsonWriter {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final int USUAL_SIZE = 8192;

  private final JsonGenerator generator;

  private JsonWriter(JsonGenerator generator) {
    this.generator = generator;
  }

  /** The name of a member, encoded once. */
  public static final class Key {
    private final SerializableString encoded;

    /** Encodes it. */
    public Key(String name) {
      encoded = new SerializedString(name);
    }
  }

  private interface Step {
    void to(JsonGenerator generator) throws IOException;
  }

  /** What the content writes. */
  public static byte[] bytes(Consumer<JsonWriter> content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_SIZE);
    try (JsonGenerator generator = FACTORY.createGenerator(bytes, JsonEncoding.UTF8)) {
      content.accept(new JsonWriter(generator));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /**
   * Writes values to a stream, each on a line of its own; what can't be written is thrown as {@link
   * UncheckedIOException}. To be closed.
   */
  public static JsonWriter lines(OutputStream out) {
    try {
      JsonGenerator generator = FACTORY.createGenerator(out, JsonEncoding.UTF8);
      generator.setRootValueSeparator(null);
      generator.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
      return new JsonWriter(generator);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Ends the line of a value. */
  public JsonWriter endLine() {
    return write(json -> json.writeRaw('\n'));
  }

  /** Writes what is left, and closes the stream. */
  public void close() throws IOException {
    generator.close();
  }

  /** Begins an object. */
  public JsonWriter startObject() {
    return write(JsonGenerator::writeStartObject);
  }

  /** Ends an object. */
  public JsonWriter endObject() {
    return write(JsonGenerator::writeEndObject);
  }

  /** Begins an array. */
  public JsonWriter startArray() {
    return write(JsonGenerator::writeStartArray);
  }

  /** Ends an array. */
  public JsonWriter endArray() {
    return write(JsonGenerator::writeEndArray);
  }

  /** The name of the next member. */
  public JsonWriter key(Key key) {
    return write(json -> json.writeFieldName(key.encoded));
  }

  /** The name of the next member. */
  public JsonWriter key(String name) {
    return write(json -> json.writeFieldName(storable(name)));
  }

  /** A string; halves of surrogate pairs, which UTF-8 has no bytes for, become question marks. */
  public JsonWriter text(String value) {
    return write(json -> json.writeString(storable(value)));
  }

  /** A number. */
  public JsonWriter number(long value) {
    return write(json -> json.writeNumber(value));
  }

  /** True or false. */
  public JsonWriter bool(boolean value) {
    return write(json -> json.writeBoolean(value));
  }

  /** Null. */
  public JsonWriter nothing() {
    return write(JsonGenerator::writeNull);
  }

  private JsonWriter write(Step step) {
    try {
      step.to(generator);
      return this;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String storable(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new String(bytes, StandardCharsets.UTF_8);
      }
    }
    return text;
  }
}
