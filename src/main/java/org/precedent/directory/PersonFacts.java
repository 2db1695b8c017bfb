package org.precedent.directory;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a person of a directory besides his identity.
 *
 * @param dnKey null if it is not known
 */
public record PersonFacts(
    String loginName,
    String dn,
    @Nullable String dnKey,
    PosixFacts posix,
    String email,
    String firstName,
    String lastName,
    AccountState state) {

  private static final int MAX_DN = 2_048;

  public static PersonFacts of(DirectoryPerson person) {
    boolean nameless = person.firstName().isBlank() && person.lastName().isBlank();
    return new PersonFacts(
        person.loginName(),
        person.place().dn(),
        person.place().key().value(),
        person.posix(),
        person.mails().stream().findFirst().orElse(""),
        person.firstName(),
        nameless ? person.displayName() : person.lastName(),
        person.state());
  }

  /** The same with another state of the account. */
  public PersonFacts with(AccountState other) {
    return new PersonFacts(loginName, dn, dnKey, posix, email, firstName, lastName, other);
  }

  /** Why they can't be kept, if so. */
  public Optional<String> problem() {
    return wrong("login name", loginName, Text.MAX_NAME)
        .or(() -> wrong("DN", dn, MAX_DN))
        .or(() -> wrong("mail address", email, Text.MAX_EMAIL))
        .or(() -> wrong("first name", firstName, Text.MAX_NAME))
        .or(() -> wrong("last name", lastName, Text.MAX_NAME));
  }

  static Optional<String> groupProblem(DirectoryGroup group) {
    return wrong("name", group.name(), Text.MAX_NAME)
        .or(() -> wrong("DN", group.place().dn(), MAX_DN));
  }

  /** The same for what a listing tells. */
  public static Optional<String> placeProblem(EntryPlace place) {
    return wrong("DN", place.dn(), MAX_DN);
  }

  private static Optional<String> wrong(String what, String text, int max) {
    if (text.length() > max) {
      return Optional.of("its " + what + " has more than " + max + " characters");
    }
    return Text.storable(text)
        ? Optional.empty()
        : Optional.of("its " + what + " contains U+0000 or a broken surrogate pair");
  }
}
