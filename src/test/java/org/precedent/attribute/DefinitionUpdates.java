package org.precedent.attribute;

import org.precedent.identity.Change;

/** Updates of definitions that change little. */
final class DefinitionUpdates {

  private DefinitionUpdates() {}

  static DefinitionUpdate names(Change<String> name, Change<String> label) {
    return of(name, label, Change.keep(), Change.keep(), Change.keep(), Change.keep());
  }

  static DefinitionUpdate type(Change<String> type) {
    return of(Change.keep(), Change.keep(), type, Change.keep(), Change.keep(), Change.keep());
  }

  static DefinitionUpdate hidden(Change<Boolean> hidden, Change<String> whitelist) {
    return of(Change.keep(), Change.keep(), Change.keep(), Change.keep(), hidden, whitelist);
  }

  static DefinitionUpdate of(
      Change<String> name,
      Change<String> label,
      Change<String> type,
      Change<String> defaultValue,
      Change<Boolean> hidden,
      Change<String> whitelist) {
    return new DefinitionUpdate(
        name,
        label,
        type,
        defaultValue,
        hidden,
        Change.keep(),
        Change.keep(),
        whitelist,
        Change.keep(),
        Change.keep());
  }
}
