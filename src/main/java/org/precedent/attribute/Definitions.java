package org.precedent.attribute;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Supplier;
import org.precedent.audit.Action;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.AccessRules;
import org.precedent.identity.Caller;
import org.precedent.identity.ChangedMeanwhileException;
import org.precedent.identity.InvalidException;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.Problem;
import org.precedent.platform.Constraints;
import org.precedent.platform.Mutex;

/**
 * The definitions: everybody reads those that he may view, administrators change them. Thread-safe.
 */
@Stateless
public class Definitions {

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  @Inject DefinitionCache cache;
  @Inject Event<DefinitionsChanged> changes;
  @Inject WhitelistPolicy whitelists;
  @Inject DefinitionWriter writer;
  @Inject ValueSealingSweep sweep;
  @Inject PairedValueSweep pairedValues;
  @Inject Clock clock;

  /** All definitions that the caller may view, by id. */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Definition> all(Caller caller) {
    return cache.fresh().all().stream()
        .filter(definition -> AccessRules.mayView(caller, definition.userCanView()))
        .toList();
  }

  /**
   * One definition.
   *
   * @throws NotFoundException if there is none that the caller may view
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public Definition find(Caller caller, DefinitionId id) {
    return cache
        .fresh()
        .find(id)
        .filter(definition -> AccessRules.mayView(caller, definition.userCanView()))
        .orElseThrow(() -> new NotFoundException("definition"));
  }

  /**
   * What would be wrong with creating it now.
   *
   * @throws AccessDeniedException unless the caller is an administrator
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Problem> problems(Caller caller, DefinitionDraft draft) {
    AccessRules.requireAdministrator(caller);
    return writer.withTaken(rules().problems(draft), draft);
  }

  /**
   * Creates a definition.
   *
   * @throws AccessDeniedException unless the caller is an administrator
   * @throws InvalidException if it breaks a rule, or name or label are taken
   */
  public Definition create(Caller caller, DefinitionDraft draft) {
    AccessRules.requireAdministrator(caller);
    lock();
    refuse(writer.withTaken(rules().problems(draft), draft));
    DefinitionEntity entity = DefinitionEntity.created(now());
    writer.fill(entity, draft);
    return taken(
        () -> {
          entityManager.persist(entity);
          entityManager.flush();
          writer.setDefault(entity, DefinitionRules.meaningfulDefault(draft.defaultValue()));
          entity.setDefaultOrigin(caller.user(), now());
          entityManager.flush();
          writer.forgetUnmanaged(draft.name().orElseThrow());
          writer.audit(Action.DEFINITION_CREATED, caller, entity.id());
          return entity.toDefinition();
        });
  }

  /**
   * For how many users something is kept under a name while it is free: it is deleted when an
   * attribute gets the name.
   *
   * @throws AccessDeniedException unless the caller is an administrator
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public long countUnmanaged(Caller caller, String name) {
    AccessRules.requireAdministrator(caller);
    return writer.countUnmanaged(name, now());
  }

  /**
   * What would be wrong with updating it now.
   *
   * @throws AccessDeniedException unless the caller is an administrator
   * @throws NotFoundException if there is no such definition
   */
  @TransactionAttribute(TransactionAttributeType.SUPPORTS)
  public List<Problem> problems(Caller caller, DefinitionId id, DefinitionUpdate update) {
    AccessRules.requireAdministrator(caller);
    return problems(find(caller, id), update);
  }

  /**
   * Updates the named fields of a definition. One that becomes hidden has all its values sealed.
   *
   * @throws AccessDeniedException unless the caller is an administrator
   * @throws NotFoundException if there is no such definition
   * @throws InvalidException if it breaks a rule, or name or label are taken
   */
  public Definition update(Caller caller, DefinitionId id, DefinitionUpdate update) {
    AccessRules.requireAdministrator(caller);
    return update(caller, lockedFor(id, update), update);
  }

  /**
   * The same, if the definition still is what the caller has seen.
   *
   * @param version what {@link Definition#version()} was then
   * @throws ChangedMeanwhileException if it is another one by now
   */
  public Definition update(Caller caller, DefinitionId id, long version, DefinitionUpdate update) {
    AccessRules.requireAdministrator(caller);
    DefinitionEntity entity = lockedFor(id, update);
    if (entity.toDefinition().version() != version) {
      throw new ChangedMeanwhileException();
    }
    return update(caller, entity, update);
  }

  private DefinitionEntity lockedFor(DefinitionId id, DefinitionUpdate update) {
    if (update.type().given() || update.hidden().given()) {
      // Writes of the mirror wait.
      Mutex.DIRECTORY.lock(entityManager);
    }
    return locked(id);
  }

  private Definition update(Caller caller, DefinitionEntity entity, DefinitionUpdate update) {
    Definition before = entity.toDefinition();
    refuse(problems(before, update));
    refuseWhitelistForOldSecrets(before, update);
    return taken(
        () -> {
          writer.apply(entity, before, update);
          if (DefinitionWriter.givesDefault(before, update)) {
            entity.setDefaultOrigin(caller.user(), now());
          }
          entity.changed(now());
          entityManager.flush();
          Definition after = entity.toDefinition();
          if (after.hidden() && !before.hidden()) {
            sweep.seal(after);
          }
          if (after.type() != before.type() || after.hidden() != before.hidden()) {
            pairedValues.rulesChanged(after);
          }
          writer.audit(Action.DEFINITION_UPDATED, caller, before.id());
          return after;
        });
  }

  /**
   * Deletes a definition with all its values.
   *
   * @throws AccessDeniedException unless the caller is an administrator, and for system attributes
   * @throws NotFoundException if there is no such definition
   */
  public void delete(Caller caller, DefinitionId id) {
    AccessRules.requireAdministrator(caller);
    DefinitionEntity entity = locked(id);
    if (entity.toDefinition().system()) {
      throw new AccessDeniedException("A system attribute can't be deleted.");
    }
    writer.forgetUnmanaged(entity.toDefinition().name().text());
    entityManager.remove(entity);
    entityManager.flush();
    writer.audit(Action.DEFINITION_DELETED, caller, id);
  }

  /**
   * Changes of definitions take turns, over all nodes: each takes the one row of the metadata
   * first, and moves its version.
   */
  private void lock() {
    entityManager
        .createNativeQuery("update metadata set version = version + 1 where id = 1")
        .executeUpdate();
    changes.fire(new DefinitionsChanged());
  }

  private DefinitionEntity locked(DefinitionId id) {
    lock();
    DefinitionEntity entity =
        entityManager.find(DefinitionEntity.class, id.value(), LockModeType.PESSIMISTIC_WRITE);
    if (entity == null) {
      throw new NotFoundException("definition");
    }
    return entity;
  }

  /** Values that were given on the promise to go nowhere must not get a destination later. */
  private void refuseWhitelistForOldSecrets(Definition before, DefinitionUpdate update) {
    boolean first =
        before.hidden() && before.whitelist().isEmpty() && update.whitelist().value().isPresent();
    if (first && writer.hasValues(before)) {
      throw new InvalidException(
          Problem.invalid(
              "hidden_value_domain_whitelist",
              "The attribute has hidden values that were set when they could go nowhere. Delete them first."));
    }
  }

  private static void refuse(List<Problem> problems) {
    if (!problems.isEmpty()) {
      throw new InvalidException(problems);
    }
  }

  private static Definition taken(Supplier<Definition> change) {
    try {
      return change.get();
    } catch (PersistenceException failure) {
      if (Constraints.isViolated(failure, "definition_name")) {
        throw new InvalidException(Problem.taken("name"));
      }
      if (Constraints.isViolated(failure, "definition_label")) {
        throw new InvalidException(Problem.taken("label"));
      }
      throw failure;
    }
  }

  private List<Problem> problems(Definition before, DefinitionUpdate update) {
    return writer.withTaken(rules().problems(before, update), before.id(), update);
  }

  private DefinitionRules rules() {
    return new DefinitionRules(whitelists);
  }

  private OffsetDateTime now() {
    return OffsetDateTime.now(clock);
  }
}
