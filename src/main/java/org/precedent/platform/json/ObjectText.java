package org.precedent.platform.json;

import java.util.List;
import java.util.Optional;

/**
 * A JSON object that is being written, key by key; keys without a value are left out. For one
 * thread.
 */
public final class ObjectText {

  private final StringBuilder text = new StringBuilder(256).append('{');

  /** A text. */
  public ObjectText put(String key, String value) {
    return source(key, JsonSource.quoted(value));
  }

  /** A text, if there is one. */
  public ObjectText put(String key, Optional<String> value) {
    value.ifPresent(some -> put(key, some));
    return this;
  }

  /** True or false. */
  public ObjectText put(String key, boolean value) {
    return source(key, Boolean.toString(value));
  }

  /** A number. */
  public ObjectText put(String key, long value) {
    return source(key, Long.toString(value));
  }

  /** An object. */
  public ObjectText put(String key, ObjectText value) {
    return source(key, value.toString());
  }

  /** Objects. */
  public ObjectText put(String key, List<ObjectText> values) {
    return source(key, values.stream().map(ObjectText::toString).toList());
  }

  /** Texts. */
  public ObjectText putTexts(String key, Iterable<String> values) {
    StringBuilder array = new StringBuilder();
    values.forEach(
        value -> array.append(array.length() == 0 ? "" : ",").append(JsonSource.quoted(value)));
    return source(key, "[" + array + "]");
  }

  /** What is JSON already, to the character. */
  public ObjectText source(String key, String json) {
    text.append(text.length() == 1 ? "" : ",").append(JsonSource.quoted(key));
    text.append(':').append(json);
    return this;
  }

  private ObjectText source(String key, List<String> elements) {
    return source(key, "[" + String.join(",", elements) + "]");
  }

  /** The object as JSON text. */
  @Override
  public String toString() {
    return text + "}";
  }
}
