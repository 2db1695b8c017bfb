package org.precedent.attribute;

import java.util.Optional;

/** Definitions for tests. */
public final class Samples {

  private Samples() {}

  public static Definition definition(Content defaultContent) {
    return definition(AttributeType.STRING, defaultContent, false, Optional.empty(), false);
  }

  static Definition hidden(Optional<String> whitelist) {
    return definition(AttributeType.STRING, Content.NONE, true, whitelist, false);
  }

  static Definition system() {
    return definition(AttributeType.STRING, Content.NONE, false, Optional.empty(), true);
  }

  static Definition ofType(AttributeType type, Content defaultContent) {
    return definition(type, defaultContent, false, Optional.empty(), false);
  }

  private static Definition definition(
      AttributeType type,
      Content content,
      boolean hidden,
      Optional<String> whitelist,
      boolean system) {
    return new Definition(
        new DefinitionId(system ? 5 : 42),
        new AttributeName("region"),
        "Region",
        type,
        content,
        hidden,
        true,
        true,
        whitelist,
        system,
        false,
        Optional.empty(),
        1);
  }
}
