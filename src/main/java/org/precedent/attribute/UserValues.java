package org.precedent.attribute;

import jakarta.annotation.Resource;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.InvalidException;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.Problem;
import org.precedent.identity.UserId;
import org.precedent.platform.Constraints;
import org.precedent.platform.database.StoreException;

/** The values of users: effective ones to read, own ones to set and delete. Thread-safe. */
@Stateless
public class UserValues {

  private static final String VALUE = "value";

  @Resource(lookup = "java:app/jdbc/precedent")
  DataSource database;

  @Inject EffectiveReader reader;
  @Inject DefinitionCache definitions;
  @Inject CheckedByDefinitions checked;
  @Inject UserValueStore store;
  @Inject Sealing sealing;
  @Inject Clock clock;

  /**
   * The search paths of all attributes that the caller may view, by id, unset ones included. Costs
   * one round trip to the database.
   *
   * @throws AccessDeniedException unless the caller is the user or an administrator
   * @throws NotFoundException if there is no such user
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<SearchPath> effective(Caller caller, UserId user) {
    AccessRules.requireSelfOrAdministrator(caller, user);
    EffectiveRows rows = reader.read(user).orElseThrow(() -> new NotFoundException("user"));
    return resolve(caller, rows, definitions.atLeast(rows.metadataVersion()).all());
  }

  /** The same for some definitions; ids that are of none are left out. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<SearchPath> effective(Caller caller, UserId user, Set<DefinitionId> selection) {
    AccessRules.requireSelfOrAdministrator(caller, user);
    EffectiveRows rows =
        reader.read(user, selection).orElseThrow(() -> new NotFoundException("user"));
    DefinitionSnapshot snapshot = definitions.atLeast(rows.metadataVersion());
    List<Definition> selected =
        selection.stream()
            .sorted((a, b) -> Long.compare(a.value(), b.value()))
            .map(snapshot::find)
            .flatMap(Optional::stream)
            .toList();
    return resolve(caller, rows, selected);
  }

  /**
   * Sets the user's own value, whether he had one or not. Costs one round trip to the database.
   *
   * @param text the value; empty if the client sent none, which is refused
   * @return the value as it now reads
   * @throws AccessDeniedException unless the caller may edit it
   * @throws NotFoundException if there is no such user, or no definition that the caller may view
   * @throws InvalidException if the text is no value of the definition's type
   */
  @TransactionAttribute(
      TransactionAttributeType.SUPPORTS) // One statement needs no transaction around it.
  public SearchPath set(Caller caller, UserId user, DefinitionId id, Optional<String> text) {
    AccessRules.requireSelfOrAdministrator(caller, user);
    return checked.run(snapshot -> set(caller, user, id, text, snapshot));
  }

  private SearchPath set(
      Caller caller,
      UserId user,
      DefinitionId id,
      Optional<String> text,
      DefinitionSnapshot snapshot) {
    Definition definition = snapshot.find(id).orElseThrow(UnknownDefinitionException::new);
    StoredText stored = check(caller, user, definition, text);
    write(new ValueWrite(user, id, stored, caller.user(), now(), snapshot.version()));
    return written(definition, text.orElseThrow());
  }

  /** What would be wrong with the text as a value; nothing if there is no such definition. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Problem> problems(DefinitionId id, String text) {
    return definitions
        .fresh()
        .find(id)
        .flatMap(definition -> ValueRules.problem(definition, VALUE, Optional.of(text)))
        .stream()
        .toList();
  }

  /**
   * Whatever the value might be.
   *
   * @throws AccessDeniedException unless the caller may edit it
   * @throws NotFoundException if there is no definition that he may view
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public void requireMaySet(Caller caller, UserId user, DefinitionId id) {
    AccessRules.requireSelfOrAdministrator(caller, user);
    requireMaySet(
        caller, user, definitions.fresh().find(id).orElseThrow(UnknownDefinitionException::new));
  }

  /**
   * Deletes the user's own value, if there is one.
   *
   * @throws AccessDeniedException unless the caller may edit it
   * @throws NotFoundException if there is no such user, or no definition that the caller may view
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public void delete(Caller caller, UserId user, DefinitionId id) {
    requireMaySet(caller, user, id);
    // Not with the connection in hand: who waits for a second one may wait for himself.
    if (!delete(caller.user(), user, id) && reader.read(user, Set.of(id)).isEmpty()) {
      throw new NotFoundException("user");
    }
  }

  private boolean delete(UserId caller, UserId user, DefinitionId id) {
    try (Connection connection = database.getConnection()) {
      return store.delete(connection, user, id, caller, now());
    } catch (SQLException failure) {
      throw new StoreException(failure);
    }
  }

  // What somebody may not view is not there for him, whether he might edit it or not.
  private static void requireMaySet(Caller caller, UserId user, Definition definition) {
    AccessRules.requireSelfOrAdministrator(caller, user);
    if (!AccessRules.mayView(caller, definition.userCanView())) {
      throw new UnknownDefinitionException();
    }
    AccessRules.requireMayEdit(caller, user, definition.userCanEdit());
    ValueRules.requireStored(definition);
  }

  private StoredText check(
      Caller caller, UserId user, Definition definition, Optional<String> text) {
    requireMaySet(caller, user, definition);
    ValueRules.problem(definition, VALUE, text)
        .ifPresent(
            problem -> {
              throw new InvalidException(problem);
            });
    return sealing.userValue(definition, user, text.orElseThrow());
  }

  private void write(ValueWrite write) {
    try (Connection connection = database.getConnection()) {
      if (!store.upsert(connection, write)) {
        throw new StaleDefinitionsException();
      }
    } catch (SQLException failure) {
      if (Constraints.isViolated(failure, "user_value_user")) {
        throw new NotFoundException("user");
      }
      if (Constraints.isViolated(failure, "user_value_definition")) {
        throw new NotFoundException("definition");
      }
      throw new StoreException(failure);
    }
  }

  private static SearchPath written(Definition definition, String text) {
    Content content = definition.hidden() ? Content.HIDDEN : new Content.Text(text);
    return new SearchPath(definition, List.of(new Level(new Source.User(), content)));
  }

  private static List<SearchPath> resolve(
      Caller caller, EffectiveRows rows, List<Definition> selected) {
    List<SearchPath> paths = new ArrayList<>(selected.size());
    for (Definition definition : selected) {
      if (AccessRules.mayView(caller, definition.userCanView())) {
        paths.add(rows.resolve(definition));
      }
    }
    return paths;
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }
}
