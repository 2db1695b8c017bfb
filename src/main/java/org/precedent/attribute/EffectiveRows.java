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
public final class EffectiveRows {

  private final long metadataVersion;
  private final long groupVersion;
  private final UserFacts facts;
  private final Map<Long, Content> own;
  private final Map<Long, Content> paired;
  private final List<Long> memberships;
  private final List<GroupLevels> groups;
  private final Instant now;

  /**
   * Begins without own values.
   *
   * @param memberships the groups that he is directly in, with that of all users
   * @param groups what they bring, expired values included
   */
  EffectiveRows(
      long metadataVersion,
      long groupVersion,
      UserFacts facts,
      List<Long> memberships,
      List<GroupLevels> groups,
      Instant now) {
    this(
        metadataVersion,
        groupVersion,
        facts,
        new HashMap<>(),
        new HashMap<>(),
        memberships,
        groups,
        now);
  }

  private EffectiveRows(
      long metadataVersion,
      long groupVersion,
      UserFacts facts,
      Map<Long, Content> own,
      Map<Long, Content> paired,
      List<Long> memberships,
      List<GroupLevels> groups,
      Instant now) {
    this.metadataVersion = metadataVersion;
    this.groupVersion = groupVersion;
    this.facts = facts;
    this.own = own;
    this.paired = paired;
    this.memberships = List.copyOf(memberships);
    this.groups = List.copyOf(groups);
    this.now = now;
  }

  /** The same user, if he were in other groups. */
  public EffectiveRows in(List<Long> others, List<GroupLevels> levels) {
    return new EffectiveRows(
        metadataVersion, groupVersion, facts, own, paired, others, levels, now);
  }

  /** The groups that he is directly in, with that of all users. */
  public List<Long> memberships() {
    return memberships;
  }

  void addOwn(long definition, Content content) {
    own.put(definition, content);
  }

  void addPaired(long definition, Content content) {
    paired.put(definition, content);
  }

  /** The version of the metadata that the query saw. */
  public long metadataVersion() {
    return metadataVersion;
  }

  /** The version of the groups that the query saw. */
  public long groupVersion() {
    return groupVersion;
  }

  /** The search path of one attribute. */
  public SearchPath resolve(Definition definition) {
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
