package org.precedent.attribute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.precedent.identity.GroupId;
import org.precedent.identity.UserId;
import org.precedent.secrecy.SealContext;
import org.precedent.secrecy.SealedValue;
import org.precedent.secrecy.Sealer;

/**
 * Puts values into the form in which they lie in the database: those of hidden attributes sealed,
 * bound to their place.
 */
@ApplicationScoped
public class Sealing {

  @Inject Sealer sealer;

  /** The value of a user. */
  StoredText userValue(Definition definition, UserId user, String text) {
    return stored(
        definition.hidden(),
        text,
        SealContext.managedUserValue(user.value(), definition.id().value()));
  }

  /** The value of a group. */
  StoredText groupValue(Definition definition, GroupId group, String text) {
    return stored(
        definition.hidden(), text, SealContext.groupValue(group.value(), definition.id().value()));
  }

  /** A default. */
  StoredText defaultValue(DefinitionId definition, boolean hidden, String text) {
    return stored(hidden, text, SealContext.defaultValue(definition.value()));
  }

  private StoredText stored(boolean hidden, String text, SealContext context) {
    if (!hidden) {
      return StoredText.plain(text);
    }
    SealedValue sealed = sealer.seal(text, context);
    return StoredText.sealed(sealed.bytes(), sealed.keyId());
  }
}
