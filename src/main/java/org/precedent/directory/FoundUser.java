package org.precedent.directory;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.precedent.identity.UserId;

/**
 * A user as a search finds him.
 *
 * @param loginName in the directory, or of his account here; empty if he has neither
 * @param email empty if he has none
 */
public record FoundUser(
    UserId id,
    String firstName,
    String lastName,
    Optional<String> loginName,
    String email,
    boolean disabled) {

  /** First and last name as far as he has them, else what he logs in with, else his id. */
  public String name() {
    String full =
        Stream.of(firstName, lastName)
            .filter(part -> !part.isBlank())
            .collect(Collectors.joining(" "));
    return full.isEmpty() ? loginName.orElse("#" + id) : full;
  }
}
