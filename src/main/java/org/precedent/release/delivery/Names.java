package org.precedent.release.delivery;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precedent.attribute.AttributeName;

/** Sets of names. */
final class Names {

  private Names() {}

  @SafeVarargs
  static Set<AttributeName> union(Set<AttributeName>... sets) {
    return Stream.of(sets).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
  }
}
