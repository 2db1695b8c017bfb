package org.precedent.directory.ldap;

import com.unboundid.ldap.sdk.Attribute;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The names of the attributes that are read of each entry. Whatever is empty is as the profile
 * says.
 *
 * @param id the immutable identifier
 * @param login what people log in with; the first one is the login name
 * @param mail mail addresses
 * @param firstName first names
 * @param lastName last names
 * @param displayName the whole name
 * @param groupName the name of a group
 * @param members who is directly in a group, by DN
 */
public record LayoutAttributes(
    Optional<String> id,
    List<String> login,
    Optional<String> mail,
    Optional<String> firstName,
    Optional<String> lastName,
    Optional<String> displayName,
    Optional<String> groupName,
    List<String> members) {

  /** All as the profile says. */
  public static final LayoutAttributes DEFAULT =
      new LayoutAttributes(
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of());

  /**
   * @throws IllegalArgumentException for a name that no attribute can have
   */
  public LayoutAttributes {
    login = List.copyOf(login);
    members = List.copyOf(members);
    Stream.concat(
            Stream.of(id, mail, firstName, lastName, displayName, groupName)
                .flatMap(Optional::stream),
            Stream.concat(login.stream(), members.stream()))
        .forEach(LayoutAttributes::requireName);
  }

  static void requireName(String name) {
    if (!Attribute.nameIsValid(name, true)) {
      throw new IllegalArgumentException(name + " is no name of an attribute");
    }
  }
}
