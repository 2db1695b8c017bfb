package org.precedent.attribute.named;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.precedent.attribute.Definition;
import org.precedent.attribute.DefinitionSnapshot;
import org.precedent.attribute.FreeName;
import org.precedent.attribute.Sealing;
import org.precedent.attribute.StoredText;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.UserId;

/**
 * Writes values under names that may be managed or not, by one snapshot of the definitions: all in
 * one transaction and a constant number of statements, or nothing. Keys must differ within a call.
 */
@Stateless
public class NamedWriter {

  @Inject ValueRows rows;
  @Inject FreeValues freeValues;
  @Inject Sealing sealing;

  /** See {@link NamedValues#write}. */
  public void write(
      Caller caller, WriteMode mode, List<NamedWrite> writes, DefinitionSnapshot snapshot) {
    List<ValueRow> free = new ArrayList<>(writes.size());
    List<ValueRow> managed = new ArrayList<>();
    for (NamedWrite write : writes) {
      AccessRules.requireSelfOrAdministrator(caller, write.user());
      Optional<Definition> definition = snapshot.named(write.name());
      if (definition.isPresent()) {
        managed.add(row(caller, write, definition.get()));
      } else {
        free.add(freeValues.row(Place.of(write.user(), Namespace.SSO), write));
      }
    }
    Stamp stamp = freeValues.stamp(caller.user()).under(snapshot);
    takeTurns(free, managed);
    write(ValueTable.SSO, mode, free, stamp);
    write(ValueTable.MANAGED, mode, managed, stamp);
  }

  /** See {@link NamedValues#setExpiry}. */
  public void setExpiry(Caller caller, List<ExpiryWrite> writes, DefinitionSnapshot snapshot) {
    List<ValueRow> free = new ArrayList<>(writes.size());
    List<ValueRow> managed = new ArrayList<>();
    for (ExpiryWrite write : writes) {
      AccessRules.requireSelfOrAdministrator(caller, write.user());
      Optional<Definition> definition = snapshot.named(write.name());
      definition.ifPresent(some -> ManagedNames.requireMayEdit(caller, write.user(), some));
      Object key = definition.<Object>map(some -> some.id().value()).orElse(write.name().text());
      (definition.isPresent() ? managed : free)
          .add(new ValueRow(write.user().value(), key, StoredText.ABSENT, write.expiresAt()));
    }
    Stamp stamp = freeValues.stamp(caller.user()).under(snapshot);
    takeTurns(free, managed);
    setExpiry(ValueTable.SSO, free, stamp);
    setExpiry(ValueTable.MANAGED, managed, stamp);
  }

  /** See {@link NamedValues#delete}. */
  public void delete(
      Caller caller, UserId user, Collection<FreeName> names, DefinitionSnapshot snapshot) {
    AccessRules.requireSelfOrAdministrator(caller, user);
    List<String> free = new ArrayList<>(names.size());
    List<Long> managed = new ArrayList<>();
    for (FreeName name : names) {
      Optional<Definition> definition = snapshot.named(name);
      definition.ifPresent(some -> ManagedNames.requireMayEdit(caller, user, some));
      definition.ifPresentOrElse(
          some -> managed.add(some.id().value()), () -> free.add(name.text()));
    }
    Stamp stamp = freeValues.stamp(caller.user()).under(snapshot);
    if (!free.isEmpty() && !managed.isEmpty()) {
      rows.lockOwners(ValueTable.SSO, List.of(user.value()));
    }
    delete(ValueTable.SSO, user, free, stamp);
    delete(ValueTable.MANAGED, user, managed, stamp);
  }

  // A statement for one value waits for no turn; here it would hold that value while the other
  // statement waits for its turn, and who has the turn may wait for the value.
  private void takeTurns(List<ValueRow> free, List<ValueRow> managed) {
    if (!free.isEmpty() && !managed.isEmpty()) {
      rows.lockOwners(
          ValueTable.SSO,
          Stream.concat(free.stream(), managed.stream()).map(ValueRow::owner).distinct().toList());
    }
  }

  private ValueRow row(Caller caller, NamedWrite write, Definition definition) {
    String text = ManagedNames.text(caller, write, definition);
    return new ValueRow(
        write.user().value(),
        definition.id().value(),
        sealing.userValue(definition, write.user(), text),
        write.expiresAt());
  }

  private void write(ValueTable table, WriteMode mode, List<ValueRow> values, Stamp stamp) {
    if (!values.isEmpty()) {
      requireAll(mode, values, rows.write(table, mode, values, stamp));
    }
  }

  private void setExpiry(ValueTable table, List<ValueRow> values, Stamp stamp) {
    if (!values.isEmpty()) {
      requireAll(WriteMode.UPDATE, values, rows.setExpiry(table, values, stamp));
    }
  }

  // What is written to nobody fails by itself; what is changed of nobody is just not there.
  private void requireAll(WriteMode mode, List<ValueRow> values, WriteCount count) {
    if (mode == WriteMode.UPDATE && count.current() && count.rows() < values.size()) {
      List<Long> owners = values.stream().map(ValueRow::owner).distinct().toList();
      if (rows.lockOwners(ValueTable.SSO, owners).size() < owners.size()) {
        throw new NotFoundException("user");
      }
    }
    WriteRules.requireAll(mode, values.size(), count);
  }

  private void delete(ValueTable table, UserId user, Collection<?> keys, Stamp stamp) {
    if (!keys.isEmpty()) {
      WriteRules.requireAll(WriteMode.SET, 0, rows.delete(table, user.value(), keys, stamp));
    }
  }
}
