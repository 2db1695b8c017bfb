package org.precedent.attribute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.precedent.identity.GroupId;
import org.precedent.identity.UserId;
import org.precedent.secrecy.Opening;
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
  public StoredText userValue(Definition definition, UserId user, String text) {
    return stored(
        definition.hidden(),
        text,
        SealContext.managedUserValue(user.value(), definition.id().value()));
  }

  /** What a directory says of a user. */
  StoredText directoryValue(Definition definition, UserId user, String text) {
    return stored(definition.hidden(), text, directoryContext(definition, user));
  }

  /** The same, to be compared; empty if it does not open. */
  Optional<String> directoryText(Definition definition, UserId user, StoredText stored) {
    String plain = stored.plainText();
    if (plain != null) {
      return Optional.of(plain);
    }
    Opening opening = sealer.open(ciphertext(stored), directoryContext(definition, user));
    return opening instanceof Opening.Opened opened ? Optional.of(opened.text()) : Optional.empty();
  }

  private static SealContext directoryContext(Definition definition, UserId user) {
    return SealContext.directoryValue(user.value(), definition.id().value());
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

  /** A value without a definition: sealed if that is asked for. */
  public StoredText freeValue(SealContext context, boolean encrypt, JsonText json) {
    return stored(encrypt, json.text(), context);
  }

  /**
   * The source text of a value without a definition.
   *
   * @throws UnreadableValueException if it is sealed and does not open
   */
  public JsonText freeText(SealContext context, StoredText stored) {
    return new JsonText(text(context, stored));
  }

  /**
   * The text of a value, whether it is sealed or not.
   *
   * @throws UnreadableValueException if it is sealed and does not open
   */
  String text(SealContext context, StoredText stored) {
    String plain = stored.plainText();
    if (plain != null) {
      return plain;
    }
    Opening opening = sealer.open(ciphertext(stored), context);
    if (opening instanceof Opening.Opened opened) {
      return opened.text();
    }
    throw new UnreadableValueException();
  }

  /** A sealed value as it is stored. */
  public SealedValue ciphertext(StoredText stored) {
    return SealedValue.of(stored.requireCiphertext());
  }

  private StoredText stored(boolean hidden, String text, SealContext context) {
    if (!hidden) {
      return StoredText.plain(text);
    }
    SealedValue sealed = sealer.seal(text, context);
    return StoredText.sealed(sealed.bytes(), sealed.keyId());
  }
}
