package org.precedent.attribute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.precedent.audit.Action;
import org.precedent.audit.Audit;
import org.precedent.audit.Subject;
import org.precedent.identity.Caller;
import org.precedent.identity.Problem;

/** Carries checked drafts and updates into rows. Works in the caller's transaction. */
@ApplicationScoped
public class DefinitionWriter {

  private static final long NO_DEFINITION = 0;

  @PersistenceContext(unitName = "precedent")
  EntityManager entities;

  @Inject Sealing sealing;
  @Inject Audit audit;

  void fill(DefinitionEntity entity, DefinitionDraft draft) {
    entity.setName(draft.name().orElseThrow());
    entity.setLabel(draft.label().orElseThrow());
    entity.setType(draft.type().orElseThrow());
    entity.setHidden(draft.hidden());
    entity.setUserCanView(draft.userCanView());
    entity.setUserCanEdit(draft.userCanEdit());
    entity.setWhitelist(draft.whitelist().orElse(null));
    entity.setNeededForCiRun(draft.neededForCiRun());
    entity.setValueForCiRun(draft.valueForCiRun().orElse(null));
  }

  void apply(DefinitionEntity entity, Definition before, DefinitionUpdate update) {
    update
        .name()
        .value()
        .filter(name -> !name.equals(before.name().text()))
        .ifPresent(this::forgetUnmanaged);
    update.name().value().ifPresent(entity::setName);
    update.label().value().ifPresent(entity::setLabel);
    update.type().value().ifPresent(entity::setType);
    update.hidden().value().ifPresent(entity::setHidden);
    update.userCanView().value().ifPresent(entity::setUserCanView);
    update.userCanEdit().value().ifPresent(entity::setUserCanEdit);
    update.whitelist().value().ifPresent(entity::setWhitelist);
    update.neededForCiRun().value().ifPresent(entity::setNeededForCiRun);
    if (update.valueForCiRun().given()) {
      entity.setValueForCiRun(update.valueForCiRun().value().orElse(null));
    }
    applyDefault(entity, before, update);
  }

  /**
   * Sets or takes away the default; the row must have its id, to which a sealed default is bound.
   */
  void setDefault(DefinitionEntity entity, Optional<String> text) {
    entity.setDefault(
        text.map(some -> sealing.defaultValue(entity.id(), entity.isHidden(), some))
            .orElse(StoredText.ABSENT));
  }

  /**
   * Deletes what users stored under a name that becomes managed, or ceases to be: what was written
   * under the other rules must neither be mistaken for a value nor come back later.
   */
  void forgetUnmanaged(String name) {
    entities
        .createNativeQuery("delete from unmanaged_value where namespace = 'sso' and name = ?1")
        .setParameter(1, name)
        .executeUpdate();
  }

  /** The problems of a draft, and which of its names are another definition's. */
  List<Problem> withTaken(List<Problem> problems, DefinitionDraft draft) {
    return withTaken(problems, draft.name(), draft.label(), NO_DEFINITION);
  }

  /** The same of an update. */
  List<Problem> withTaken(List<Problem> problems, DefinitionId id, DefinitionUpdate update) {
    return withTaken(problems, update.name().value(), update.label().value(), id.value());
  }

  private List<Problem> withTaken(
      List<Problem> problems, Optional<String> name, Optional<String> label, long self) {
    List<Problem> all = new ArrayList<>(problems);
    taken("name", name, self, problems).ifPresent(all::add);
    taken("label", label, self, problems).ifPresent(all::add);
    return all;
  }

  // What is wrong anyway is no other definition's, and may be nothing that a database takes.
  private Optional<Problem> taken(
      String field, Optional<String> text, long self, List<Problem> problems) {
    boolean wrong = problems.stream().anyMatch(problem -> problem.field().equals(field));
    return text.filter(some -> !wrong && isTaken(field, some, self))
        .map(some -> Problem.taken(field));
  }

  private boolean isTaken(String column, String text, long self) {
    return !entities
        .createNativeQuery("select 1 from definition where " + column + " = ?1 and id <> ?2")
        .setParameter(1, text)
        .setParameter(2, self)
        .getResultList()
        .isEmpty();
  }

  /** How much that is: each user has one value of a name at most. */
  long countUnmanaged(String name, OffsetDateTime now) {
    return ((Number)
            entities
                .createNativeQuery(
                    "select count(*) from unmanaged_value where namespace = 'sso' and name = ?1"
                        + " and (expires_at is null or expires_at > ?2)")
                .setParameter(1, name)
                .setParameter(2, now)
                .getSingleResult())
        .longValue();
  }

  /** Whether any user, group or the default has a value. */
  boolean hasValues(Definition definition) {
    return !(definition.defaultContent() instanceof Content.None)
        || exists("user_value", definition.id())
        || exists("directory_value", definition.id())
        || exists("group_value", definition.id());
  }

  void audit(Action action, Caller caller, DefinitionId definition) {
    audit.record(caller.user(), action, Subject.ofDefinition(definition.value()));
  }

  /** Whether the update gives another default, or takes it away. */
  static boolean givesDefault(Definition before, DefinitionUpdate update) {
    boolean sentinel =
        before.hidden()
            && update.defaultValue().value().equals(Optional.of(Definition.DEFAULT_IS_SET));
    return update.defaultValue().given() && !sentinel;
  }

  private void applyDefault(DefinitionEntity entity, Definition before, DefinitionUpdate update) {
    if (givesDefault(before, update)) {
      setDefault(entity, DefinitionRules.meaningfulDefault(update.defaultValue().value()));
    } else if (entity.isHidden() && !before.hidden()) {
      setDefault(entity, entity.defaultPlainText());
    }
  }

  private boolean exists(String table, DefinitionId definition) {
    return !entities
        .createNativeQuery("select 1 from " + table + " where definition_id = ?1 limit 1")
        .setParameter(1, definition.value())
        .getResultList()
        .isEmpty();
  }
}
