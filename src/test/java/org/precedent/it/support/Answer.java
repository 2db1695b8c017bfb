package org.precedent.it.support;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.precedent.testing.KnownSecrets;

/**
 * What a server answered.
 *
 * @param headers by name in lower case
 */
public record Answer(int status, Map<String, List<String>> headers, byte[] body) {

  /** Remembers the tokens that it tells. */
  public Answer {
    KnownSecrets.addFrom(new String(body, StandardCharsets.UTF_8));
  }

  /** The body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** The body as JSON. */
  public JsonValue json() {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(body))) {
      return reader.readValue();
    } catch (RuntimeException noJson) {
      throw new AssertionError("No JSON: " + status + " " + text(), noJson);
    }
  }

  /** The body as an object. */
  public JsonObject object() {
    return json().asJsonObject();
  }

  /** The body as an array. */
  public JsonArray array() {
    return json().asJsonArray();
  }

  /** The objects of an array. */
  public List<JsonObject> objects() {
    return array().getValuesAs(JsonObject.class);
  }

  /** A string of the object. */
  public String string(String member) {
    return object().getString(member);
  }

  /** One string of each object of an array. */
  public List<String> strings(String member) {
    return objects().stream().map(object -> object.getString(member)).toList();
  }

  /** The id of the object. */
  public String id() {
    return string("id");
  }

  /** The error's message. */
  public String message() {
    return string("message");
  }

  /** The fields that a 422 names. */
  public List<String> wrongFields() {
    return object().getJsonArray("errors").getValuesAs(JsonObject.class).stream()
        .map(error -> ((JsonString) error.get("field")).getString())
        .toList();
  }

  /** The first header of that name. */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  @Override
  public String toString() {
    String text = text();
    return status + " " + text.substring(0, Math.min(500, text.length()));
  }
}
