package org.precedent.attribute;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The system attributes whose value is computed from the user, by the ids that they have in every
 * Looker instance.
 */
public enum ComputedAttribute {
  FIRST_NAME(1, UserFacts::firstName),
  LAST_NAME(2, UserFacts::lastName),
  EMAIL(3, UserFacts::email),
  NAME(4, UserFacts::fullName),
  ID(6, facts -> facts.user().toString()),
  LDAP_USER_ID(7, UserFacts::ldapUserId),
  SAML_USER_ID(8, facts -> ""),
  GOOGLE_USER_ID(9, facts -> ""),
  OIDC_USER_ID(10, facts -> "");

  private static final List<ComputedAttribute> ALL = List.of(values());

  private final long id;
  private final Function<UserFacts, String> value;

  ComputedAttribute(long id, Function<UserFacts, String> value) {
    this.id = id;
    this.value = value;
  }

  /** The computed attribute with that id. */
  public static Optional<ComputedAttribute> of(DefinitionId id) {
    for (ComputedAttribute attribute : ALL) {
      if (attribute.id == id.value()) {
        return Optional.of(attribute);
      }
    }
    return Optional.empty();
  }

  /** The user's value; empty text if the user has nothing of the kind. */
  public String of(UserFacts facts) {
    return value.apply(facts);
  }
}
