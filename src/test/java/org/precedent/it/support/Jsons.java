package org.precedent.it.support;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.util.Collection;

/** JSON for requests, in short. */
public final class Jsons {

  private Jsons() {}

  /** An object of names and values in turn. */
  public static JsonObject object(Object... namesAndValues) {
    JsonObjectBuilder object = Json.createObjectBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.add((String) namesAndValues[i], value(namesAndValues[i + 1]));
    }
    return object.build();
  }

  /** An array. */
  public static JsonArray array(Object... values) {
    JsonArrayBuilder array = Json.createArrayBuilder();
    for (Object value : values) {
      array.add(value(value));
    }
    return array.build();
  }

  /** An object out of its text. */
  public static JsonObject parsed(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      return reader.readObject();
    }
  }

  /** The same object with another value of one member. */
  public static JsonObject with(JsonObject object, String name, Object value) {
    return Json.createObjectBuilder(object).add(name, value(value)).build();
  }

  /** JSON text that has only ASCII: so that halves of surrogate pairs can be sent, too. */
  public static String ascii(JsonValue json) {
    StringBuilder ascii = new StringBuilder();
    for (char c : json.toString().toCharArray()) {
      if (c < 0x7f) {
        ascii.append(c);
      } else {
        ascii.append("\\u%04x".formatted((int) c));
      }
    }
    return ascii.toString();
  }

  private static JsonValue value(Object value) {
    if (value == null) {
      return JsonValue.NULL;
    }
    if (value instanceof JsonValue json) {
      return json;
    }
    if (value instanceof Boolean flag) {
      return flag ? JsonValue.TRUE : JsonValue.FALSE;
    }
    if (value instanceof Integer number) {
      return Json.createValue(number);
    }
    if (value instanceof Collection<?> list) {
      return array(list.toArray());
    }
    return Json.createValue((String) value);
  }
}
