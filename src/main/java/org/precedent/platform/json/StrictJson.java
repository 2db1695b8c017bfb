package org.precedent.platform.json;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParserFactory;
import jakarta.json.stream.JsonParsingException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Reads JSON as RFC 8259 defines it and no more: UTF-8, no duplicate names, no text after the
 * value, no NaN, at most {@value #MAX_DEPTH} levels deep. Thread-safe.
 */
public final class StrictJson {

  /** How many arrays and objects may stand in each other. */
  public static final int MAX_DEPTH = 64;

  // The standard KEY_STRATEGY holds for readers, not for parsers.
  private static final String REJECT_DUPLICATE_KEYS = "org.eclipse.parsson.rejectDuplicateKeys";

  // The parser refuses the level of that number.
  private static final String REFUSED_DEPTH = "org.eclipse.parsson.maxDepth";

  private static final JsonParserFactory PARSERS =
      Json.createParserFactory(Map.of(REJECT_DUPLICATE_KEYS, true, REFUSED_DEPTH, MAX_DEPTH + 1));

  private StrictJson() {}

  /**
   * The object that the bytes spell.
   *
   * @throws MalformedJsonException if they spell none
   */
  public static JsonObject object(byte[] utf8) {
    if (value(utf8) instanceof JsonObject object) {
      return object;
    }
    throw new MalformedJsonException("The body must be a JSON object.");
  }

  /**
   * The array that the bytes spell.
   *
   * @throws MalformedJsonException if they spell none
   */
  public static JsonArray array(byte[] utf8) {
    if (value(utf8) instanceof JsonArray array) {
      return array;
    }
    throw new MalformedJsonException("The body must be a JSON array.");
  }

  /**
   * The value that the bytes spell.
   *
   * @throws MalformedJsonException if they spell none
   */
  public static JsonValue value(byte[] utf8) {
    return value(decode(utf8));
  }

  /**
   * The value that the text spells.
   *
   * @throws MalformedJsonException if it spells none
   */
  public static JsonValue value(String text) {
    if (text.isBlank()) {
      throw new MalformedJsonException("The body is empty, but JSON is required.");
    }
    try (JsonParser parser = PARSERS.createParser(new StringReader(text))) {
      return onlyValue(parser);
    }
  }

  private static JsonValue onlyValue(JsonParser parser) {
    try {
      parser.next();
      JsonValue value = parser.getValue();
      if (parser.hasNext()) {
        throw new MalformedJsonException(
            "There is text after the JSON value", parser.getLocation());
      }
      return value;
    } catch (MalformedJsonException trailing) {
      throw trailing;
    } catch (JsonParsingException malformed) {
      throw at(malformed.getLocation(), "The body is not valid JSON");
    } catch (IllegalStateException duplicate) {
      throw at(
          parser.getLocation(), "The body is not valid JSON: a name stands twice in one object");
    } catch (UnsupportedOperationException number) {
      throw at(parser.getLocation(), "A number is too long");
    } catch (RuntimeException tooDeep) {
      throw at(parser.getLocation(), "The body is nested too deeply, or not valid JSON");
    }
  }

  private static MalformedJsonException at(JsonLocation location, String message) {
    return new MalformedJsonException(message, location);
  }

  private static String decode(byte[] utf8) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException notUtf8) {
      throw new MalformedJsonException("The body is not valid UTF-8.");
    }
  }
}
