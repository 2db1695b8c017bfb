package org.precedent.directory;

import java.util.stream.Stream;
import org.precedent.identity.Change;

/**
 * What a creation or a partial update says of a user. A name that is to have no value becomes
 * empty.
 *
 * @param uiState the source text of a JSON object
 */
public record UserChanges(
    Change<String> firstName,
    Change<String> lastName,
    Change<Boolean> disabled,
    Change<String> homeFolderId,
    Change<Boolean> modelsDirValidated,
    Change<String> uiState) {

  /** Nothing at all. */
  public static UserChanges none() {
    return named(Change.keep(), Change.keep());
  }

  /** Whether it says whether he is disabled, and nothing else. */
  public boolean isOfDisabledOnly() {
    return disabled.value().isPresent()
        && Stream.of(firstName, lastName, homeFolderId, modelsDirValidated, uiState)
            .noneMatch(Change::given);
  }

  /** The same, without what {@link #disabled} says if that is so already, or has no value. */
  UserChanges unlessDisabledIs(boolean current) {
    return disabled.orKeep(current) == current
        ? new UserChanges(
            firstName, lastName, Change.keep(), homeFolderId, modelsDirValidated, uiState)
        : this;
  }

  /** Only whether he is disabled. */
  public static UserChanges disabled(boolean disabled) {
    return new UserChanges(
        Change.keep(),
        Change.keep(),
        Change.to(disabled),
        Change.keep(),
        Change.keep(),
        Change.keep());
  }

  /** Only the names. */
  public static UserChanges named(Change<String> firstName, Change<String> lastName) {
    return new UserChanges(
        firstName, lastName, Change.keep(), Change.keep(), Change.keep(), Change.keep());
  }
}
