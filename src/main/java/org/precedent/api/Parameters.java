package org.precedent.api;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** The query parameters of a request. Unknown ones and those that stand twice are refused. */
final class Parameters {

  private final MultivaluedMap<String, String> given;

  /**
   * @throws MalformedRequestException if one of them is not known
   */
  Parameters(MultivaluedMap<String, String> given, Set<String> known) {
    this.given = given;
    if (!known.containsAll(given.keySet())) {
      throw new MalformedRequestException(
          "There is no such parameter; known are " + new TreeSet<>(known) + ".");
    }
  }

  /**
   * The one parameter of that name.
   *
   * @param reading empty if the text can't be read
   * @throws MalformedRequestException if it stands twice or can't be read
   */
  <T> Optional<T> one(String name, Function<String, Optional<T>> reading) {
    List<String> texts = given.getOrDefault(name, List.of());
    if (texts.size() > 1) {
      throw new MalformedRequestException("The parameter " + name + " stands twice.");
    }
    return texts.stream().findFirst().map(text -> required(name, reading.apply(text)));
  }

  /** All parameters of that name. */
  <T> List<T> all(String name, Function<String, Optional<T>> reading) {
    return given.getOrDefault(name, List.of()).stream()
        .map(text -> required(name, reading.apply(text)))
        .toList();
  }

  /** A text that a database can be asked for. */
  static Optional<String> text(String text) {
    return Optional.of(text).filter(some -> some.indexOf('\0') < 0);
  }

  private static <T> T required(String name, Optional<T> value) {
    return value.orElseThrow(
        () -> new MalformedRequestException("The parameter " + name + " can't be read."));
  }
}
