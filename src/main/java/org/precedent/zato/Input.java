package org.precedent.zato;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.precedent.identity.Change;
import org.precedent.platform.json.JsonSource;
import org.precedent.platform.json.StrictJson;

/**
 * What a request says: the JSON object of its body, and the query parameters of the same names,
 * which count where the body says nothing. Null is the same as nothing, but for {@link #source} and
 * {@link #change}. For one request, one thread.
 */
final class Input {

  // What stands in an address, stands in every log on the way.
  private static final Set<String> NEVER_IN_ADDRESS =
      Set.of("password", "old_password", "new_password", "totp_code", "totp_key", "value");

  private final JsonObject json;
  private final String text;
  private final Map<String, List<String>> query;
  private final String prefix;
  private @Nullable Map<String, String> sources;

  private Input(JsonObject json, String text, Map<String, List<String>> query, String prefix) {
    this.json = json;
    this.text = text;
    this.query = query;
    this.prefix = prefix;
  }

  /**
   * Reads body and query.
   *
   * @param utf8 the body; empty means an object without members
   * @throws org.precedent.platform.json.MalformedJsonException if the body is no JSON object
   * @throws MalformedInputException if a secret stands in the query
   */
  static Input of(byte[] utf8, MultivaluedMap<String, String> query) {
    for (String name : query.keySet()) {
      if (NEVER_IN_ADDRESS.contains(name)) {
        throw new MalformedInputException("Send " + name + " in the body, not in the address.");
      }
    }
    if (utf8.length == 0) {
      return new Input(JsonValue.EMPTY_JSON_OBJECT, "{}", query, "");
    }
    JsonObject json = StrictJson.object(utf8);
    return new Input(json, new String(utf8, StandardCharsets.UTF_8), query, "");
  }

  /** A text. */
  Optional<String> text(String field) {
    JsonValue value = json.get(field);
    if (isAbsent(value)) {
      return Optional.ofNullable(query.get(field)).map(texts -> texts.get(0));
    }
    if (value instanceof JsonString string) {
      return Optional.of(string.getString());
    }
    throw wrong(field, "a string");
  }

  /**
   * A text that must be there.
   *
   * @throws RefusedException if it is not
   */
  String required(String field) {
    return text(field).orElseThrow(() -> RefusedException.missing(named(field)));
  }

  /** True or false. */
  Optional<Boolean> flag(String field) {
    JsonValue value = json.get(field);
    if (value == null || value == JsonValue.NULL) {
      return text(field).map(word -> flag(field, word));
    }
    return switch (value.getValueType()) {
      case TRUE -> Optional.of(true);
      case FALSE -> Optional.of(false);
      default -> throw wrong(field, "true or false");
    };
  }

  /** A number. */
  Optional<BigDecimal> number(String field) {
    JsonValue value = json.get(field);
    if (isAbsent(value)) {
      return text(field).map(digits -> number(field, digits));
    }
    if (value instanceof JsonNumber number) {
      return Optional.of(number.bigDecimalValue());
    }
    throw wrong(field, "a number");
  }

  /** Whether the body or the query says anything of it. */
  boolean has(String field) {
    return !isAbsent(json.get(field)) || query.containsKey(field);
  }

  /** Whether the body or the query has the field, with null or anything else. */
  boolean mentions(String field) {
    return json.containsKey(field) || query.containsKey(field);
  }

  /** What a partial update says of a text: nothing, a new one, or null. */
  Change<String> change(String field) {
    return mentions(field) ? Change.to(text(field).orElse(null)) : Change.keep();
  }

  /** Any JSON in the body, null too, as the text that the client sent. */
  Optional<String> source(String field) {
    if (!json.containsKey(field)) {
      return Optional.empty();
    }
    Map<String, String> known = sources;
    if (known == null) {
      known = JsonSource.members(text);
      sources = known;
    }
    return Optional.ofNullable(known.get(field));
  }

  /** Texts: an array in the body, or the query parameter as often as need be. */
  Optional<List<String>> texts(String field) {
    JsonValue value = json.get(field);
    if (isAbsent(value)) {
      return Optional.ofNullable(query.get(field));
    }
    if (!(value instanceof JsonArray array)) {
      throw wrong(field, "an array of strings");
    }
    List<String> texts = new ArrayList<>(array.size());
    for (JsonValue element : array) {
      if (!(element instanceof JsonString string)) {
        throw wrong(field, "an array of strings");
      }
      texts.add(string.getString());
    }
    return Optional.of(texts);
  }

  /**
   * Objects: an array in the body, which must be there.
   *
   * @throws RefusedException if neither the body nor the query says anything of it
   */
  List<Input> items(String field) {
    JsonValue value = json.get(field);
    if (!has(field)) {
      throw RefusedException.missing(named(field));
    }
    if (!(value instanceof JsonArray array)) {
      throw wrong(field, "an array of objects in the body");
    }
    List<String> texts = JsonSource.elements(source(field).orElseThrow());
    List<Input> items = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      if (!(array.get(i) instanceof JsonObject object)) {
        throw wrong(field, "an array of objects in the body");
      }
      items.add(new Input(object, texts.get(i), Map.of(), named(field) + "[" + i + "]."));
    }
    return items;
  }

  /** An object in the body. */
  Optional<Input> object(String field) {
    JsonValue value = json.get(field);
    if (isAbsent(value)) {
      return Optional.empty();
    }
    if (!(value instanceof JsonObject object)) {
      throw wrong(field, "an object");
    }
    return Optional.of(
        new Input(object, source(field).orElseThrow(), Map.of(), named(field) + "."));
  }

  /** The field's name with its place, as a client knows it. */
  String named(String field) {
    return prefix + field;
  }

  private boolean flag(String field, String word) {
    return switch (word) {
      case "true", "True" -> true;
      case "false", "False" -> false;
      default -> throw wrong(field, "true or false");
    };
  }

  private BigDecimal number(String field, String digits) {
    if (!digits.matches("-?[0-9]{1,18}(\\.[0-9]{1,18})?")) {
      throw wrong(field, "a number");
    }
    return new BigDecimal(digits);
  }

  private static boolean isAbsent(@Nullable JsonValue value) {
    return value == null || value == JsonValue.NULL;
  }

  private MalformedInputException wrong(String field, String kind) {
    return new MalformedInputException(named(field) + " must be " + kind + ".");
  }
}
