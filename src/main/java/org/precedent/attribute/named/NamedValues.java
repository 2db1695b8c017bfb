package org.precedent.attribute.named;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.precedent.attribute.CheckedByDefinitions;
import org.precedent.attribute.DefinitionCache;
import org.precedent.attribute.DefinitionId;
import org.precedent.attribute.DefinitionSnapshot;
import org.precedent.attribute.FreeName;
import org.precedent.attribute.SearchPath;
import org.precedent.attribute.UnreadableValueException;
import org.precedent.attribute.UserValues;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.UserId;

/**
 * The values of users by name, in the namespace {@link Namespace#SSO}: a name that is defined is
 * the managed attribute, with its rules; any other is free. Each call is one transaction, all or
 * nothing, with a number of round trips that does not grow with the number of names. Thread-safe.
 */
@ApplicationScoped
public class NamedValues {

  @Inject NamedWriter writer;
  @Inject FreeValues freeValues;
  @Inject UserValues userValues;
  @Inject ValueRows rows;
  @Inject DefinitionCache definitions;
  @Inject CheckedByDefinitions checked;

  private record Key(UserId user, FreeName name) {}

  /**
   * Writes values, of one user or several. Of two of one name the last one counts; where they are
   * to be created, that is refused.
   *
   * @throws org.precedent.identity.AccessDeniedException unless the caller may edit them all
   * @throws org.precedent.identity.InvalidException if there are too many, or one is no value of
   *     its definition
   * @throws org.precedent.identity.NotFoundException if there is no such user
   * @throws ValueExistsException if one was to be created that is there
   * @throws NoSuchValueException if one was to be updated that is not there
   */
  public void write(Caller caller, WriteMode mode, Collection<NamedWrite> writes) {
    List<NamedWrite> distinct =
        WriteRules.distinct(mode, writes, write -> new Key(write.user(), write.name()));
    checked(snapshot -> writer.write(caller, mode, distinct, snapshot));
  }

  /**
   * Moves expiries and keeps the values.
   *
   * @throws org.precedent.identity.AccessDeniedException unless the caller may edit them all
   * @throws NoSuchValueException if one is not there
   */
  public void setExpiry(Caller caller, Collection<ExpiryWrite> writes) {
    List<ExpiryWrite> distinct =
        WriteRules.distinct(WriteMode.UPDATE, writes, write -> new Key(write.user(), write.name()));
    checked(snapshot -> writer.setExpiry(caller, distinct, snapshot));
  }

  /**
   * Deletes the user's own values; names without one don't matter.
   *
   * @throws org.precedent.identity.AccessDeniedException unless the caller may edit them all
   */
  public void delete(Caller caller, UserId user, Collection<FreeName> names) {
    WriteRules.requireFew(names);
    checked(snapshot -> writer.delete(caller, user, Set.copyOf(names), snapshot));
  }

  /**
   * What stands under those of the names that have a value that the caller may view: of a managed
   * one the effective value, wherever it comes from.
   *
   * @param decrypt whether to open what is sealed
   * @throws org.precedent.identity.AccessDeniedException unless the caller is the user or an
   *     administrator
   * @throws org.precedent.identity.InvalidException if they are too many, or too large together
   * @throws UnreadableValueException if one is sealed and does not open
   */
  public Map<FreeName, NamedValue> get(
      Caller caller, UserId user, Collection<FreeName> names, boolean decrypt) {
    AccessRules.requireSelfOrAdministrator(caller, user);
    WriteRules.requireFew(names);
    Map<DefinitionId, FreeName> managed = managed(names, definitions.fresh());
    Map<FreeName, NamedValue> values =
        freeValues.get(Place.of(user, Namespace.SSO), free(names, managed), decrypt);
    values.putAll(managed(caller, user, managed));
    return values;
  }

  /**
   * Those of the names under which {@link #get} finds something.
   *
   * @throws org.precedent.identity.AccessDeniedException unless the caller is the user or an
   *     administrator
   */
  public Set<FreeName> existing(Caller caller, UserId user, Collection<FreeName> names) {
    AccessRules.requireSelfOrAdministrator(caller, user);
    WriteRules.requireFew(names);
    Map<DefinitionId, FreeName> managed = managed(names, definitions.fresh());
    Set<FreeName> existing =
        freeValues.existing(Place.of(user, Namespace.SSO), free(names, managed));
    existing.addAll(managed(caller, user, managed).keySet());
    return existing;
  }

  /**
   * The names under which the user has a value of his own that the caller may view.
   *
   * @throws org.precedent.identity.AccessDeniedException unless the caller is the user or an
   *     administrator
   */
  public Set<FreeName> names(Caller caller, UserId user) {
    AccessRules.requireSelfOrAdministrator(caller, user);
    DefinitionSnapshot snapshot = definitions.fresh();
    Set<FreeName> names = new LinkedHashSet<>();
    freeValues.names(Place.of(user, Namespace.SSO)).stream()
        .filter(name -> snapshot.named(name).isEmpty())
        .forEach(names::add);
    for (Object key : rows.keys(ValueTable.MANAGED, user.value(), freeValues.now())) {
      snapshot
          .find(new DefinitionId((Long) key))
          .filter(definition -> AccessRules.mayView(caller, definition.userCanView()))
          .ifPresent(definition -> names.add(new FreeName(definition.name().text())));
    }
    return names;
  }

  private void checked(Consumer<DefinitionSnapshot> write) {
    checked.run(
        snapshot -> {
          write.accept(snapshot);
          return true;
        });
  }

  private Map<FreeName, NamedValue> managed(
      Caller caller, UserId user, Map<DefinitionId, FreeName> names) {
    Map<FreeName, NamedValue> values = new LinkedHashMap<>();
    if (names.isEmpty()) {
      return values;
    }
    Map<Object, StoredValue> own =
        rows
            .some(
                ValueTable.MANAGED,
                user.value(),
                names.keySet().stream().map(DefinitionId::value).toList(),
                freeValues.now())
            .stream()
            .collect(Collectors.toMap(StoredValue::key, Function.identity()));
    for (SearchPath path : userValues.effective(caller, user, names.keySet())) {
      DefinitionId id = path.definition().id();
      Optional<StoredValue> row = Optional.ofNullable(own.get(id.value()));
      FreeName name = names.get(id);
      if (name != null) {
        ManagedNames.value(name, path, row).ifPresent(value -> values.put(name, value));
      }
    }
    return values;
  }

  private static Map<DefinitionId, FreeName> managed(
      Collection<FreeName> names, DefinitionSnapshot snapshot) {
    Map<DefinitionId, FreeName> managed = new LinkedHashMap<>();
    names.forEach(
        name -> snapshot.named(name).ifPresent(definition -> managed.put(definition.id(), name)));
    return managed;
  }

  private static Set<FreeName> free(
      Collection<FreeName> names, Map<DefinitionId, FreeName> managed) {
    Set<FreeName> free = new LinkedHashSet<>(names);
    free.removeAll(Set.copyOf(managed.values()));
    return free;
  }
}
