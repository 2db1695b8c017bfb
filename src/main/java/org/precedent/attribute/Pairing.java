package org.precedent.attribute;

import java.util.List;
import org.precedent.directory.EntryAttribute;

/**
 * A directory attribute that feeds attributes of users.
 *
 * @param attribute the directory's
 * @param required whether nobody may log in without a value of it
 * @param definitions what it feeds, at least one, by id
 */
public record Pairing(EntryAttribute attribute, boolean required, List<DefinitionId> definitions) {

  public Pairing {
    definitions = List.copyOf(definitions);
  }
}
