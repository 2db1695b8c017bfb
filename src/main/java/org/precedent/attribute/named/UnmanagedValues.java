package org.precedent.attribute.named;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.precedent.attribute.FreeName;
import org.precedent.attribute.JsonText;
import org.precedent.attribute.Sealing;
import org.precedent.attribute.StoredText;
import org.precedent.attribute.UnreadableValueException;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.UserId;

/**
 * The values of users in one namespace, where no name is managed, as JSON in its source text. Each
 * call is one statement. Everything is for the user himself and for administrators. Thread-safe.
 */
@Stateless
public class UnmanagedValues {

  @Inject ValueRows rows;
  @Inject FreeValues freeValues;
  @Inject Sealing sealing;
  @Inject Event<UnmanagedChanged> changes;

  /**
   * All values of the user, by name, unsorted.
   *
   * @throws org.precedent.identity.InvalidException if they are too large together
   * @throws UnreadableValueException if one is sealed and does not open
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Map<String, JsonText> all(Caller caller, UserId user, Namespace namespace) {
    AccessRules.requireSelfOrAdministrator(caller, user);
    return freeValues.all(Place.of(user, namespace));
  }

  /** One value of the user, with its version. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<VersionedValue> find(
      Caller caller, UserId user, Namespace namespace, FreeName name) {
    AccessRules.requireSelfOrAdministrator(caller, user);
    return freeValues.find(Place.of(user, namespace), name);
  }

  /**
   * Sets a value, whether there is one or not, for ever and in plain text.
   *
   * @return what it is now: version 1 is a new one
   * @throws org.precedent.identity.NotFoundException if there is no such user
   * @throws org.precedent.identity.InvalidException if the user has too many, or too large ones
   */
  @TransactionAttribute(
      TransactionAttributeType.SUPPORTS) // One statement needs no transaction around it.
  public Edition set(
      Caller caller, UserId user, Namespace namespace, FreeName name, JsonText value) {
    return write(
            WriteMode.SET,
            caller,
            new UnmanagedChanged(user, namespace, name),
            value,
            Optional.empty())
        .orElseThrow();
  }

  /**
   * Sets a value only if there is none.
   *
   * @return what it is now; empty if there is one
   * @throws org.precedent.identity.NotFoundException if there is no such user
   * @throws org.precedent.identity.InvalidException if the user has too many, or too large ones
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Edition> create(
      Caller caller, UserId user, Namespace namespace, FreeName name, JsonText value) {
    return write(
        WriteMode.CREATE,
        caller,
        new UnmanagedChanged(user, namespace, name),
        value,
        Optional.empty());
  }

  /**
   * Sets a value only if there is one.
   *
   * @return what it is now; empty if there is none
   * @throws org.precedent.identity.InvalidException if the user has too many, or too large ones
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Edition> replace(
      Caller caller, UserId user, Namespace namespace, FreeName name, JsonText value) {
    return write(
        WriteMode.UPDATE,
        caller,
        new UnmanagedChanged(user, namespace, name),
        value,
        Optional.empty());
  }

  /**
   * Sets a value only if it still is what is expected.
   *
   * @return what it is now; empty if it was something else, or is not there
   * @throws org.precedent.identity.InvalidException if the user has too many, or too large ones
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Optional<Edition> compareAndSet(
      Caller caller,
      UserId user,
      Namespace namespace,
      FreeName name,
      Edition expected,
      JsonText value) {
    return write(
        WriteMode.UPDATE,
        caller,
        new UnmanagedChanged(user, namespace, name),
        value,
        Optional.of(expected));
  }

  /**
   * Deletes a value.
   *
   * @return whether there was one
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public boolean delete(Caller caller, UserId user, Namespace namespace, FreeName name) {
    AccessRules.requireSelfOrAdministrator(caller, user);
    return delete(user, namespace, name, freeValues.stamp(caller.user()));
  }

  /**
   * Deletes a value only if it still is what is expected.
   *
   * @return whether it was
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public boolean compareAndDelete(
      Caller caller, UserId user, Namespace namespace, FreeName name, Edition expected) {
    AccessRules.requireSelfOrAdministrator(caller, user);
    Stamp stamp = freeValues.stamp(caller.user()).expecting(expected);
    return delete(user, namespace, name, stamp);
  }

  private boolean delete(UserId user, Namespace namespace, FreeName name, Stamp stamp) {
    Place place = Place.of(user, namespace);
    boolean deleted =
        rows.delete(place.table(), place.owner(), Set.of(name.text()), stamp).rows() > 0;
    if (deleted) {
      changes.fire(new UnmanagedChanged(user, namespace, name));
    }
    return deleted;
  }

  private Optional<Edition> write(
      WriteMode mode,
      Caller caller,
      UnmanagedChanged change,
      JsonText value,
      Optional<Edition> expected) {
    AccessRules.requireSelfOrAdministrator(caller, change.user());
    Place place = Place.of(change.user(), change.namespace());
    String name = change.name().text();
    Stamp now = freeValues.stamp(caller.user());
    StoredText text = sealing.freeValue(place.context(name), false, value);
    ValueRow row = new ValueRow(place.owner(), name, text, Optional.empty());
    WriteCount written =
        rows.write(place.table(), mode, List.of(row), expected.map(now::expecting).orElse(now));
    if (!written.fits() && isWritable(mode, place, change.name(), expected)) {
      throw place.table().room().orElseThrow().exceeded();
    }
    if (written.edition().isPresent()) {
      changes.fire(change);
    }
    return written.edition();
  }

  /** Whether only the want of room stood against it. */
  private boolean isWritable(
      WriteMode mode, Place place, FreeName name, Optional<Edition> expected) {
    Optional<Edition> present = freeValues.find(place, name).map(VersionedValue::edition);
    return switch (mode) {
      case SET -> true;
      case CREATE -> present.isEmpty();
      case UPDATE -> present.isPresent() && (expected.isEmpty() || expected.equals(present));
    };
  }
}
