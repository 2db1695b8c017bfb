package org.precedent.attribute;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
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
   * @return its version: 1 for a new one, else one more than before
   * @throws org.precedent.identity.NotFoundException if there is no such user
   */
  @TransactionAttribute(
      TransactionAttributeType.SUPPORTS) // One statement needs no transaction around it.
  public long set(Caller caller, UserId user, Namespace namespace, FreeName name, JsonText value) {
    AccessRules.requireSelfOrAdministrator(caller, user);
    Stamp stamp = freeValues.stamp(caller.user());
    long version = write(WriteMode.SET, Place.of(user, namespace), name, value, stamp).version();
    changes.fire(new UnmanagedChanged(user, namespace, name));
    return version;
  }

  /**
   * Sets a value only if it still has that version.
   *
   * @param expected the version that it must have; 0 if there must be none
   * @return its new version; empty if it has another version, or is not there
   * @throws org.precedent.identity.NotFoundException if there is no such user
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public OptionalLong compareAndSet(
      Caller caller,
      UserId user,
      Namespace namespace,
      FreeName name,
      long expected,
      JsonText value) {
    AccessRules.requireSelfOrAdministrator(caller, user);
    Stamp stamp = freeValues.stamp(caller.user());
    Place place = Place.of(user, namespace);
    WriteCount count =
        expected == 0
            ? write(WriteMode.CREATE, place, name, value, stamp)
            : write(WriteMode.UPDATE, place, name, value, stamp.expecting(expected));
    if (count.rows() == 0) {
      return OptionalLong.empty();
    }
    changes.fire(new UnmanagedChanged(user, namespace, name));
    return OptionalLong.of(count.version());
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
   * Deletes a value only if it still has that version.
   *
   * @return whether it had it
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public boolean compareAndDelete(
      Caller caller, UserId user, Namespace namespace, FreeName name, long expected) {
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

  private WriteCount write(
      WriteMode mode, Place place, FreeName name, JsonText value, Stamp stamp) {
    StoredText text = sealing.freeValue(place.context(name.text()), false, value);
    ValueRow row = new ValueRow(place.owner(), name.text(), text, Optional.empty());
    return rows.write(place.table(), mode, List.of(row), stamp);
  }
}
