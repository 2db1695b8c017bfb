package org.precedent.truenas;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The arguments of a call, or the members of one of them, read one by one. What is wrong is
 * collected, and told in the words that clients of the original know. For one call, one thread.
 */
final class Fields {

  private final Map<String, JsonValue> values;
  private final String prefix;
  private final List<ArgumentProblem> problems;

  private Fields(Map<String, JsonValue> values, String prefix, List<ArgumentProblem> problems) {
    this.values = values;
    this.prefix = prefix;
    this.problems = problems;
  }

  /** The arguments of a call, by the names of the method's parameters. */
  static Fields of(JsonArray params, String... names) {
    Map<String, JsonValue> values = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(names.length, params.size()); i++) {
      values.put(names[i], params.get(i));
    }
    Fields fields = new Fields(values, "", new ArrayList<>());
    if (params.size() > names.length) {
      fields.problems.add(
          new ArgumentProblem(
              "",
              "Too many arguments (expected %d, found %d)".formatted(names.length, params.size())));
    }
    return fields;
  }

  /** Whether it is given, be it null. */
  boolean has(String name) {
    return values.containsKey(name);
  }

  /** Reports one that must be given and is not. */
  void require(String name) {
    if (!has(name)) {
      reject(name, "Field required");
    }
  }

  /** A string that must be given. */
  String text(String name) {
    require(name);
    return optionalText(name, "Input should be a valid string").orElse("");
  }

  /** A string, null, or nothing. */
  Optional<String> textOrNull(String name) {
    return values.get(name) == JsonValue.NULL
        ? Optional.empty()
        : optionalText(name, "Input should be a valid string");
  }

  /** True or false. */
  boolean flag(String name, boolean fallback) {
    JsonValue value = values.get(name);
    if (value == null) {
      return fallback;
    }
    if (value != JsonValue.TRUE && value != JsonValue.FALSE) {
      reject(name, "Input should be a valid boolean");
    }
    return value == JsonValue.TRUE;
  }

  /** A whole number, null, or nothing. */
  OptionalLong number(String name) {
    JsonValue value = values.get(name);
    if (value == null || value == JsonValue.NULL) {
      return OptionalLong.empty();
    }
    if (value instanceof JsonNumber number && number.isIntegral()) {
      try {
        return OptionalLong.of(number.longValueExact());
      } catch (ArithmeticException tooLarge) {
        return rejectedNumber(name);
      }
    }
    return rejectedNumber(name);
  }

  /** A list, or nothing. */
  JsonArray list(String name) {
    JsonValue value = values.getOrDefault(name, JsonValue.EMPTY_JSON_ARRAY);
    if (value instanceof JsonArray list) {
      return list;
    }
    reject(name, "Input should be a valid list");
    return JsonValue.EMPTY_JSON_ARRAY;
  }

  /** An object, or nothing, whose members are problems of this call as well. */
  Fields object(String name) {
    JsonValue value = values.getOrDefault(name, JsonValue.EMPTY_JSON_OBJECT);
    if (!(value instanceof JsonObject)) {
      reject(name, "Input should be a valid dictionary");
    }
    JsonObject object = value instanceof JsonObject some ? some : JsonValue.EMPTY_JSON_OBJECT;
    return new Fields(object, prefix + name + ".", problems);
  }

  /** The same members, named as one of several kinds of object. */
  Fields as(String kind) {
    return new Fields(values, prefix + kind + ".", problems);
  }

  /** Reports members of other names. */
  void allow(String... names) {
    List<String> known = List.of(names);
    values.keySet().stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> reject(name, "Extra inputs are not permitted"));
  }

  /** How many members there are. */
  int size() {
    return values.size();
  }

  /** Adds a problem. */
  void reject(String name, String message) {
    problems.add(new ArgumentProblem(prefix + name, message));
  }

  /**
   * @throws RpcException if anything was wrong
   */
  void check() {
    if (!problems.isEmpty()) {
      throw RpcException.invalid(problems);
    }
  }

  private Optional<String> optionalText(String name, String wrong) {
    JsonValue value = values.get(name);
    if (value instanceof JsonString string) {
      return Optional.of(string.getString());
    }
    if (value != null) {
      reject(name, wrong);
    }
    return Optional.empty();
  }

  private OptionalLong rejectedNumber(String name) {
    reject(name, "Input should be a valid integer");
    return OptionalLong.empty();
  }
}
