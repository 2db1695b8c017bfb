package org.precedent.directory;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.precedent.identity.DirectoryId;

/**
 * A person as a directory shows him.
 *
 * @param place his identity, and where he is now
 * @param loginName the first one, if there are several
 * @param mails in the directory's order, perhaps none
 * @param firstName empty if there is none; so are the other names
 * @param uidNumber the POSIX number, which is no identity
 * @param attributes the values of the attributes that were asked for, as far as there are any;
 *     those that aren't UTF-8 in base64
 */
public record DirectoryPerson(
    EntryPlace place,
    String loginName,
    List<String> mails,
    String firstName,
    String lastName,
    String displayName,
    OptionalLong uidNumber,
    AccountState state,
    Map<EntryAttribute, List<String>> attributes) {

  /**
   * Keeps its own copies.
   *
   * @throws IllegalArgumentException if the login name is blank
   */
  public DirectoryPerson {
    if (loginName.isBlank()) {
      throw new IllegalArgumentException("A person must have a login name.");
    }
    mails = List.copyOf(mails);
    attributes = Map.copyOf(attributes);
  }

  /** The same person with these attributes only. */
  public DirectoryPerson with(Map<EntryAttribute, List<String>> attributes) {
    return new DirectoryPerson(
        place, loginName, mails, firstName, lastName, displayName, uidNumber, state, attributes);
  }

  /** What he is known by. */
  public DirectoryId id() {
    return place.id();
  }
}
