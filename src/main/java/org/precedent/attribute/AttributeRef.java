package org.precedent.attribute;

import java.util.Optional;

/** A definition as a client names it: by its name or its id. */
public sealed interface AttributeRef {

  /** By its name. */
  record ByName(AttributeName name) implements AttributeRef {
    @Override
    public String toString() {
      return name.text();
    }
  }

  /** By its id. */
  record ById(DefinitionId id) implements AttributeRef {
    @Override
    public String toString() {
      return id.toString();
    }
  }

  /**
   * What a text that may be either means: an id if there is a definition with it, else a name.
   *
   * @param text as the client gave it
   */
  record Either(String text) implements AttributeRef {
    @Override
    public String toString() {
      return text;
    }
  }

  /** The definition that is meant. */
  static Optional<Definition> find(AttributeRef reference, DefinitionSnapshot snapshot) {
    if (reference instanceof ByName byName) {
      return snapshot.find(byName.name);
    }
    if (reference instanceof ById byId) {
      return snapshot.find(byId.id);
    }
    String text = ((Either) reference).text;
    return DefinitionId.parse(text)
        .flatMap(snapshot::find)
        .or(() -> AttributeName.of(text).flatMap(snapshot::find));
  }
}
