package org.precedent.attribute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.precedent.directory.DirectoryPerson;
import org.precedent.directory.EntryAttribute;
import org.precedent.directory.mirror.EntryFollower;
import org.precedent.identity.UserId;

/**
 * Keeps what the directory says of people, for the attributes that are paired with it. Thread-safe.
 */
@ApplicationScoped
public class DirectoryValues implements EntryFollower {

  private static final Logger LOG = Logger.getLogger(DirectoryValues.class.getName());

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  @Inject Pairings pairings;
  @Inject DefinitionCache definitions;
  @Inject DirectoryValueStore store;

  @Override
  public Set<EntryAttribute> wanted() {
    return pairings.all().stream().map(Pairing::attribute).collect(Collectors.toSet());
  }

  @Override
  public Set<EntryAttribute> required() {
    return pairings.all().stream()
        .filter(Pairing::required)
        .map(Pairing::attribute)
        .collect(Collectors.toSet());
  }

  @Override
  public void follow(Map<UserId, DirectoryPerson> batch) {
    if (pairings.all().isEmpty()) {
      return;
    }
    // From here on no definition changes or goes; then read what is paired now.
    DefinitionLock.take(entityManager);
    DefinitionSnapshot snapshot = definitions.fresh();
    for (Pairing pairing : pairings.all()) {
      pairing.definitions().stream()
          .flatMap(id -> snapshot.find(id).stream())
          .forEach(
              definition ->
                  store.replace(
                      definition, batch.keySet(), texts(pairing.attribute(), definition, batch)));
    }
  }

  private static Map<UserId, String> texts(
      EntryAttribute attribute, Definition definition, Map<UserId, DirectoryPerson> batch) {
    Map<UserId, String> texts = new HashMap<>();
    int unfit = 0;
    for (Map.Entry<UserId, DirectoryPerson> person : batch.entrySet()) {
      List<String> values = person.getValue().attributes().getOrDefault(attribute, List.of());
      if (values.isEmpty()) {
        continue;
      }
      String text = PairedText.of(values);
      if (ValueRules.admitsFromDirectory(definition, text)) {
        texts.put(person.getKey(), text);
      } else {
        unfit++;
      }
    }
    if (unfit > 0) {
      LOG.log(
          Level.WARNING,
          "The directory''s {0} is no value of the attribute {1}, which must be {2}: left out for"
              + " {3} of {4} users.",
          new Object[] {
            attribute.name(),
            definition.name(),
            definition.hidden()
                ? "text of at most " + ValueText.MAX_BYTES + " bytes"
                : definition.type().form(),
            Integer.toString(unfit),
            Integer.toString(batch.size())
          });
    }
    return texts;
  }
}
