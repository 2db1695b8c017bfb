package org.precedent.attribute;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one query says of one user: facts, own values, values of his groups. Filled by one thread,
 * then only read.
 */
final class EffectiveRows {

  private final long metadataVersion;
  private final UserFacts facts;
  private final Map<Long, Content> own = new HashMap<>();
  private final Map<Long, List<Precedence.GroupLevel>> groups = new HashMap<>();

  EffectiveRows(long metadataVersion, UserFacts facts) {
    this.metadataVersion = metadataVersion;
    this.facts = facts;
  }

  void addOwn(long definition, Content content) {
    own.put(definition, content);
  }

  /** Adds the value of a group, once however often it comes. */
  void addGroup(long definition, Precedence.GroupLevel level) {
    List<Precedence.GroupLevel> levels =
        groups.computeIfAbsent(definition, unseen -> new ArrayList<>(4));
    if (levels.stream().noneMatch(known -> known.source().group().equals(level.source().group()))) {
      levels.add(level);
    }
  }

  /** The version of the metadata that the query saw. */
  long metadataVersion() {
    return metadataVersion;
  }

  /** The search path of one attribute. */
  SearchPath resolve(Definition definition) {
    Optional<ComputedAttribute> computed = definition.computed();
    if (computed.isPresent()) {
      return Precedence.computed(definition, computed.get().of(facts));
    }
    long id = definition.id().value();
    return Precedence.resolve(
        definition,
        Optional.ofNullable(own.get(id)).map(content -> shown(definition, content)),
        groups.getOrDefault(id, List.of()).stream()
            .map(
                level ->
                    new Precedence.GroupLevel(level.source(), shown(definition, level.content())))
            .toList());
  }

  private static Content shown(Definition definition, Content content) {
    return definition.hidden() ? Content.HIDDEN : content;
  }
}
