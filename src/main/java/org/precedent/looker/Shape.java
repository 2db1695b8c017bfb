package org.precedent.looker;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.precedent.platform.json.JsonWriter;

/**
 * How a record is written as one of the door's JSON schemas: each member once, with what it shows.
 * Immutable and thread-safe.
 *
 * @param <T> what is written
 */
final class Shape<T> {

  private interface Writer<T> {
    void write(JsonWriter json, T row, FieldSelection inside);
  }

  private record Member<T>(
      String name, JsonWriter.Key key, Predicate<T> present, Writer<T> writer) {

    Member(String name, Predicate<T> present, Writer<T> writer) {
      this(name, new JsonWriter.Key(name), present, writer);
    }
  }

  private final List<Member<T>> members;

  private Shape(List<Member<T>> members) {
    this.members = List.copyOf(members);
  }

  static <T> Builder<T> builder() {
    return new Builder<>();
  }

  /** The names of all members, in the order in which they are written. */
  List<String> names() {
    return members.stream().map(Member::name).toList();
  }

  /** Writes one object with the selected members. */
  void write(JsonWriter json, T row, FieldSelection fields) {
    json.startObject();
    writeMembers(json, row, fields);
    json.endObject();
  }

  private void writeMembers(JsonWriter json, T row, FieldSelection fields) {
    for (Member<T> member : members) {
      if (fields.includes(member.name) && member.present.test(row)) {
        json.key(member.key);
        member.writer.write(json, row, fields.inside(member.name));
      }
    }
  }

  /** Collects members. */
  static final class Builder<T> {
    private final List<Member<T>> members = new ArrayList<>();

    private Builder<T> add(String name, Writer<T> writer) {
      members.add(new Member<>(name, row -> true, writer));
      return this;
    }

    /** A string that is always there. */
    Builder<T> string(String name, Function<T, String> value) {
      return add(name, (json, row, inside) -> json.text(value.apply(row)));
    }

    /** A string, or null. */
    Builder<T> optional(String name, Function<T, Optional<String>> value) {
      return add(
          name, (json, row, inside) -> value.apply(row).ifPresentOrElse(json::text, json::nothing));
    }

    /** True or false. */
    Builder<T> bool(String name, Predicate<T> value) {
      return add(name, (json, row, inside) -> json.bool(value.test(row)));
    }

    /** True, false or null. */
    Builder<T> optionalBool(String name, Function<T, Optional<Boolean>> value) {
      return add(
          name, (json, row, inside) -> value.apply(row).ifPresentOrElse(json::bool, json::nothing));
    }

    /** An integer. */
    Builder<T> number(String name, ToLongFunction<T> value) {
      return add(name, (json, row, inside) -> json.number(value.applyAsLong(row)));
    }

    /** Always null: a member of the schema that has no counterpart here. */
    Builder<T> none(String name) {
      return add(name, (json, row, inside) -> json.nothing());
    }

    /** An array of strings. */
    Builder<T> strings(String name, Function<T, List<String>> values) {
      return add(
          name,
          (json, row, inside) -> {
            json.startArray();
            values.apply(row).forEach(json::text);
            json.endArray();
          });
    }

    /** An object of booleans, as in {@code can}. */
    Builder<T> flags(String name, Function<T, Map<String, Boolean>> flags) {
      return add(
          name,
          (json, row, inside) -> {
            json.startObject();
            flags.apply(row).forEach((key, value) -> json.key(key).bool(value));
            json.endObject();
          });
    }

    /** An object of strings. */
    Builder<T> texts(String name, Function<T, Map<String, String>> texts) {
      return add(
          name,
          (json, row, inside) -> {
            json.startObject();
            texts.apply(row).forEach((key, value) -> json.key(key).text(value));
            json.endObject();
          });
    }

    /** An object of strings, or null. */
    Builder<T> optionalTexts(String name, Function<T, Optional<Map<String, String>>> texts) {
      return add(
          name,
          (json, row, inside) ->
              texts
                  .apply(row)
                  .ifPresentOrElse(
                      map -> {
                        json.startObject();
                        map.forEach((key, value) -> json.key(key).text(value));
                        json.endObject();
                      },
                      json::nothing));
    }

    /** A member of the schema that no answer has: it is for requests only, or may not be null. */
    Builder<T> omitted(String name) {
      members.add(new Member<>(name, row -> false, (json, row, inside) -> {}));
      return this;
    }

    /** An object of another shape, left out where there is none: the schema knows no null here. */
    <S> Builder<T> objectIfAny(String name, Shape<S> shape, Function<T, Optional<S>> value) {
      members.add(
          new Member<>(
              name,
              row -> value.apply(row).isPresent(),
              (json, row, inside) ->
                  value.apply(row).ifPresent(part -> shape.write(json, part, inside))));
      return this;
    }

    /** An object of another shape, or null. */
    <S> Builder<T> object(String name, Shape<S> shape, Function<T, Optional<S>> value) {
      return add(
          name,
          (json, row, inside) ->
              value
                  .apply(row)
                  .ifPresentOrElse(part -> shape.write(json, part, inside), json::nothing));
    }

    /** An array of objects of another shape. */
    <S> Builder<T> objects(String name, Shape<S> shape, Function<T, List<S>> values) {
      return add(
          name,
          (json, row, inside) -> {
            json.startArray();
            values.apply(row).forEach(part -> shape.write(json, part, inside));
            json.endArray();
          });
    }

    Shape<T> build() {
      return new Shape<>(members);
    }
  }
}
