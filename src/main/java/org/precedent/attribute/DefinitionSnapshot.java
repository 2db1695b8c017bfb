package org.precedent.attribute;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All definitions at one version of the metadata. Immutable.
 *
 * @param version of the metadata, moves with every change of any definition
 * @param all by id
 */
public record DefinitionSnapshot(
    long version,
    List<Definition> all,
    Map<DefinitionId, Definition> byId,
    Map<String, Definition> byName) {

  static final DefinitionSnapshot EMPTY = of(0, List.of());

  static DefinitionSnapshot of(long version, Collection<Definition> definitions) {
    return new DefinitionSnapshot(
        version,
        List.copyOf(definitions),
        definitions.stream()
            .collect(Collectors.toUnmodifiableMap(Definition::id, Function.identity())),
        definitions.stream()
            .collect(Collectors.toUnmodifiableMap(d -> d.name().text(), Function.identity())));
  }

  /** The definition with that id. */
  public Optional<Definition> find(DefinitionId id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** The definition with that name. */
  public Optional<Definition> find(AttributeName name) {
    return Optional.ofNullable(byName.get(name.text()));
  }

  /** The definition that a free name turns out to be the name of. */
  public Optional<Definition> named(FreeName name) {
    return Optional.ofNullable(byName.get(name.text()));
  }
}
