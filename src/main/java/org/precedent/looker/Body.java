package org.precedent.looker;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.precedent.identity.Change;
import org.precedent.identity.InvalidException;
import org.precedent.identity.Problem;
import org.precedent.platform.json.MalformedJsonException;

/**
 * The JSON object of a request, read field by field. Fields of the wrong type count as not given,
 * and are collected, so that an answer can name every wrong field at once. Unknown fields are
 * ignored. For one request, one thread.
 */
final class Body {

  private final JsonObject json;
  private final String prefix;
  private final List<Problem> problems;

  Body(JsonObject json) {
    this(json, "");
  }

  private Body(JsonObject json, String prefix) {
    this(json, prefix, new ArrayList<>());
  }

  private Body(JsonObject json, String prefix, List<Problem> problems) {
    this.json = json;
    this.prefix = prefix;
    this.problems = problems;
  }

  /** A body without any field. */
  static Body empty() {
    return new Body(JsonValue.EMPTY_JSON_OBJECT);
  }

  /**
   * The objects of an array, each with its place in the names of its fields: {@code [3].value}.
   *
   * @throws MalformedJsonException if an element is no object
   */
  static List<Body> each(JsonArray array) {
    List<Body> bodies = new ArrayList<>(array.size());
    for (int i = 0; i < array.size(); i++) {
      if (!(array.get(i) instanceof JsonObject object)) {
        throw new MalformedJsonException("Element " + i + " of the array must be a JSON object.");
      }
      bodies.add(new Body(object, "[" + i + "]."));
    }
    return bodies;
  }

  /** A string. */
  Change<String> text(String field) {
    return read(field, "a string", Body::asText);
  }

  /** True or false. */
  Change<Boolean> flag(String field) {
    return read(field, "true or false", Body::asFlag);
  }

  /** An integer of 32 bits. */
  Change<Integer> integer(String field) {
    return read(field, "an integer", Body::asInteger);
  }

  /** An id: decimal digits as a string, as a number also from older clients. */
  Change<String> id(String field) {
    return read(field, "an id", Body::asId);
  }

  /** Strings. */
  Change<List<String>> texts(String field) {
    return read(field, "an array of strings", Body::asTexts);
  }

  /** An object inside. */
  Change<JsonObject> object(String field) {
    return read(
        field,
        "an object",
        value -> value instanceof JsonObject o ? Optional.of(o) : Optional.empty());
  }

  /** An object inside, whose wrong fields are this one's: {@code credentials_email.email}. */
  Optional<Body> inside(String field) {
    return object(field).value().map(object -> new Body(object, named(field) + ".", problems));
  }

  /** An array inside. */
  Change<JsonArray> array(String field) {
    return read(
        field,
        "an array",
        value -> value instanceof JsonArray a ? Optional.of(a) : Optional.empty());
  }

  /** Whether the body says something of the field, and not that there is nothing. */
  boolean says(String field) {
    JsonValue value = json.get(field);
    return value != null
        && value != JsonValue.NULL
        && !(value instanceof JsonArray array && array.isEmpty());
  }

  /** The fields that are in the body and in {@code shown}, with different content. */
  List<String> differing(JsonObject shown, Set<String> ignored) {
    return json.keySet().stream()
        .filter(shown::containsKey)
        .filter(field -> !ignored.contains(field))
        .filter(field -> !Objects.equals(json.get(field), shown.get(field)))
        .toList();
  }

  /** The field's name as a client sees it, with its place. */
  String named(String field) {
    return prefix + field;
  }

  /** The wrong fields met so far. */
  List<Problem> problems() {
    return List.copyOf(problems);
  }

  /** Adds a wrong field, unless it is known to be wrong already. */
  void reject(Problem problem) {
    addNew(problems, problem);
  }

  /**
   * @param allowed fails if the caller may not send such a request at all: who may not, learns
   *     nothing more; asked only if needed
   * @throws InvalidException if a field was wrong
   */
  void check(Runnable allowed) {
    if (!problems.isEmpty()) {
      allowed.run();
      check();
    }
  }

  /**
   * @throws InvalidException if a field was wrong
   */
  void check() {
    if (!problems.isEmpty()) {
      throw new InvalidException(problems);
    }
  }

  /**
   * Refuses a list of items if one of them has a field of the wrong type, naming all that is wrong
   * otherwise, too.
   *
   * @param others what else is wrong; asked only if needed
   * @throws InvalidException if a field was wrong
   */
  static void check(List<Body> items, Supplier<List<Problem>> others) {
    List<Problem> problems = new ArrayList<>();
    items.forEach(item -> problems.addAll(item.problems));
    if (!problems.isEmpty()) {
      others.get().forEach(problem -> addNew(problems, problem));
      throw new InvalidException(problems);
    }
  }

  // A field of the wrong type counts as not given, and then is missing, too: once is enough.
  private static void addNew(List<Problem> problems, Problem problem) {
    if (problems.stream().noneMatch(known -> known.field().equals(problem.field()))) {
      problems.add(problem);
    }
  }

  private <T> Change<T> read(
      String field, String kind, Function<JsonValue, Optional<T>> conversion) {
    JsonValue value = json.get(field);
    if (value == null) {
      return Change.keep();
    }
    if (value == JsonValue.NULL) {
      return Change.to(null);
    }
    Optional<T> converted = conversion.apply(value);
    if (converted.isEmpty()) {
      problems.add(Problem.invalid(named(field), named(field) + " must be " + kind + "."));
      return Change.keep();
    }
    return Change.to(converted.get());
  }

  private static Optional<String> asText(JsonValue value) {
    return value instanceof JsonString string ? Optional.of(string.getString()) : Optional.empty();
  }

  private static Optional<Boolean> asFlag(JsonValue value) {
    return switch (value.getValueType()) {
      case TRUE -> Optional.of(true);
      case FALSE -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Optional<Integer> asInteger(JsonValue value) {
    if (!(value instanceof JsonNumber number) || !number.isIntegral()) {
      return Optional.empty();
    }
    try {
      return Optional.of(number.intValueExact());
    } catch (ArithmeticException tooLarge) {
      return Optional.empty();
    }
  }

  private static Optional<String> asId(JsonValue value) {
    if (value instanceof JsonNumber number) {
      return Optional.of(number.toString());
    }
    return asText(value);
  }

  private static Optional<List<String>> asTexts(JsonValue value) {
    if (!(value instanceof JsonArray array)) {
      return Optional.empty();
    }
    List<String> texts = new ArrayList<>(array.size());
    for (JsonValue element : array) {
      Optional<String> text = asId(element);
      if (text.isEmpty()) {
        return Optional.empty();
      }
      texts.add(text.get());
    }
    return Optional.of(texts);
  }
}
