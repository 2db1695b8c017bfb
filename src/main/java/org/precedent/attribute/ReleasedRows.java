package org.precedent.attribute;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precedent.identity.GroupId;
import org.precedent.identity.UserId;
import org.precedent.secrecy.SealContext;

/**
 * What one statement says of the values of one user as they are stored, sealed ones too. Filled by
 * one thread, then only read.
 */
final class ReleasedRows {

  private final long metadataVersion;
  private final UserFacts facts;
  private final Map<Long, StoredText> own = new HashMap<>();
  private final Map<Long, StoredText> ofDirectory = new HashMap<>();
  private final Map<Long, StoredText> defaults = new HashMap<>();
  private final Map<Long, Map<GroupId, RankedText>> groups = new HashMap<>();

  private record RankedText(int rank, StoredText text) {}

  ReleasedRows(long metadataVersion, UserFacts facts) {
    this.metadataVersion = metadataVersion;
    this.facts = facts;
  }

  void addOwn(long definition, StoredText text) {
    own.put(definition, text);
  }

  void addOfDirectory(long definition, StoredText text) {
    ofDirectory.put(definition, text);
  }

  void addDefault(long definition, StoredText text) {
    defaults.put(definition, text);
  }

  void addGroup(long definition, GroupId group, int rank, StoredText text) {
    groups
        .computeIfAbsent(definition, unseen -> new HashMap<>())
        .put(group, new RankedText(rank, text));
  }

  /** The version of the metadata that the statement saw. */
  long metadataVersion() {
    return metadataVersion;
  }

  /** The value that precedence gives the user. */
  ReleasableValue effective(Definition definition) {
    Source source = path(definition).effective().source();
    long id = definition.id().value();
    UserId user = facts.user();
    SealContext ownContext = SealContext.managedUserValue(user.value(), id);
    if (source instanceof Source.User) {
      return new ReleasableValue(definition, stored(own, id), ownContext);
    }
    if (source instanceof Source.Directory) {
      return new ReleasableValue(
          definition, stored(ofDirectory, id), SealContext.directoryValue(user.value(), id));
    }
    if (source instanceof Source.Group group) {
      StoredText text = Objects.requireNonNull(ofGroups(id).get(group.group())).text();
      return new ReleasableValue(
          definition, text, SealContext.groupValue(group.group().value(), id));
    }
    if (source instanceof Source.Default) {
      return new ReleasableValue(definition, stored(defaults, id), SealContext.defaultValue(id));
    }
    return new ReleasableValue(
        definition,
        definition
            .computed()
            .map(attribute -> StoredText.plain(attribute.of(facts)))
            .orElse(StoredText.ABSENT),
        ownContext);
  }

  private SearchPath path(Definition definition) {
    if (definition.computed().isPresent()) {
      return Precedence.computed(definition, "");
    }
    long id = definition.id().value();
    List<Precedence.GroupLevel> levels =
        ofGroups(id).entrySet().stream()
            .map(
                entry ->
                    new Precedence.GroupLevel(
                        new Source.Group(entry.getKey(), "", entry.getValue().rank()),
                        Content.HIDDEN))
            .toList();
    return Precedence.resolve(
        definition, present(own.get(id)), present(ofDirectory.get(id)), levels);
  }

  private static Optional<Content> present(@Nullable StoredText text) {
    return Optional.ofNullable(text).map(known -> Content.HIDDEN);
  }

  private Map<GroupId, RankedText> ofGroups(long definition) {
    return groups.getOrDefault(definition, Map.of());
  }

  private static StoredText stored(Map<Long, StoredText> texts, long definition) {
    return texts.getOrDefault(definition, StoredText.ABSENT);
  }
}
