package org.precedent.attribute;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What one query says of one user: facts, own values, what the directory says, values of his
 * groups. Filled by one thread, then only read.
 */
final class EffectiveRows {

  private final long metadataVersion;
  private final UserFacts facts;
  private final Map<Long, Content> own = new HashMap<>();
  private final Map<Long, Content> paired = new HashMap<>();
  private final List<GroupLevels> groups;
  private final Instant now;

  /**
   * Begins without own values.
   *
   * @param groups what his groups bring, expired values included
   */
  EffectiveRows(long metadataVersion, UserFacts facts, List<GroupLevels> groups, Instant now) {
    this.metadataVersion = metadataVersion;
    this.facts = facts;
    this.groups = List.copyOf(groups);
    this.now = now;
  }

  void addOwn(long definition, Content content) {
    own.put(definition, content);
  }

  void addPaired(long definition, Content content) {
    paired.put(definition, content);
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
        Optional.ofNullable(paired.get(id)).map(content -> shown(definition, content)),
        groupLevels(definition));
  }

  private List<Precedence.GroupLevel> groupLevels(Definition definition) {
    List<Precedence.GroupLevel> levels = new ArrayList<>(0);
    Long id = definition.id().value();
    for (GroupLevels group : groups) {
      for (GroupLevels.Expiring expiring : group.of(id)) {
        if (expiring.isAlive(now)) {
          add(levels, shown(definition, expiring.level()));
        }
      }
    }
    return levels;
  }

  /** A group that one is in by several ways counts once. */
  private static void add(List<Precedence.GroupLevel> levels, Precedence.GroupLevel level) {
    for (Precedence.GroupLevel known : levels) {
      if (known.source().group().equals(level.source().group())) {
        return;
      }
    }
    levels.add(level);
  }

  private static Precedence.GroupLevel shown(Definition definition, Precedence.GroupLevel level) {
    return definition.hidden() ? new Precedence.GroupLevel(level.source(), Content.HIDDEN) : level;
  }

  private static Content shown(Definition definition, Content content) {
    return definition.hidden() ? Content.HIDDEN : content;
  }
}
