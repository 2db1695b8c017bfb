package org.precedent.directory;

import org.precedent.identity.Change;

/** What a creation or a partial update says of a group. */
public record GroupChanges(Change<String> name, Change<Boolean> canAddToContentMetadata) {

  /** Only the name. */
  public static GroupChanges named(String name) {
    return new GroupChanges(Change.to(name), Change.keep());
  }
}
