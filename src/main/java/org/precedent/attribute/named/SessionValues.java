package org.precedent.attribute.named;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.precedent.attribute.FreeName;
import org.precedent.attribute.StoredText;
import org.precedent.attribute.UnreadableValueException;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;

/**
 * The values of sessions, which end with them. No name is managed here. Each call is one
 * transaction, all or nothing, and one statement. Everything is for the user whose session it is,
 * and for administrators. Thread-safe.
 */
@Stateless
public class SessionValues {

  @Inject ValueRows rows;
  @Inject FreeValues freeValues;

  /**
   * Writes values. Of two of one name the last one counts; where they are to be created, that is
   * refused. Whose they are said to be does not matter.
   *
   * @throws org.precedent.identity.NotFoundException if the session has ended
   * @throws ValueExistsException if one was to be created that is there
   * @throws NoSuchValueException if one was to be updated that is not there
   */
  public void write(
      Caller caller, SessionOwner session, WriteMode mode, Collection<NamedWrite> writes) {
    AccessRules.requireSelfOrAdministrator(caller, session.user());
    Place place = Place.of(session);
    List<ValueRow> values =
        WriteRules.distinct(mode, writes, NamedWrite::name).stream()
            .map(write -> freeValues.row(place, write))
            .toList();
    if (!values.isEmpty()) {
      WriteRules.requireAll(
          mode, values.size(), rows.write(place.table(), mode, values, stamp(caller, session)));
    }
  }

  /**
   * Moves expiries and keeps the values.
   *
   * @throws NoSuchValueException if one is not there
   */
  public void setExpiry(Caller caller, SessionOwner session, Collection<ExpiryWrite> writes) {
    AccessRules.requireSelfOrAdministrator(caller, session.user());
    List<ValueRow> values =
        WriteRules.distinct(WriteMode.UPDATE, writes, ExpiryWrite::name).stream()
            .map(
                write ->
                    new ValueRow(
                        session.session(),
                        write.name().text(),
                        StoredText.ABSENT,
                        write.expiresAt()))
            .toList();
    if (!values.isEmpty()) {
      WriteRules.requireAll(
          WriteMode.UPDATE,
          values.size(),
          rows.setExpiry(ValueTable.SESSION, values, stamp(caller, session)));
    }
  }

  /** Deletes values; names without one don't matter. */
  public void delete(Caller caller, SessionOwner session, Collection<FreeName> names) {
    AccessRules.requireSelfOrAdministrator(caller, session.user());
    WriteRules.requireFew(names);
    rows.delete(
        ValueTable.SESSION,
        session.session(),
        Set.copyOf(FreeValues.texts(names)),
        stamp(caller, session));
  }

  /**
   * What stands under those of the names that have a value.
   *
   * @throws org.precedent.identity.InvalidException if they are too many, or too large together
   * @throws UnreadableValueException if one is sealed and does not open
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Map<FreeName, NamedValue> get(
      Caller caller, SessionOwner session, Collection<FreeName> names, boolean decrypt) {
    AccessRules.requireSelfOrAdministrator(caller, session.user());
    WriteRules.requireFew(names);
    return freeValues.get(Place.of(session), names, decrypt);
  }

  /** Those of the names that have a value. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Set<FreeName> existing(Caller caller, SessionOwner session, Collection<FreeName> names) {
    AccessRules.requireSelfOrAdministrator(caller, session.user());
    WriteRules.requireFew(names);
    return freeValues.existing(Place.of(session), names);
  }

  /** All names that have a value. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Set<FreeName> names(Caller caller, SessionOwner session) {
    AccessRules.requireSelfOrAdministrator(caller, session.user());
    return freeValues.names(Place.of(session));
  }

  private Stamp stamp(Caller caller, SessionOwner session) {
    return freeValues.stamp(caller.user()).about(session.user());
  }
}
