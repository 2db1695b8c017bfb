package org.precedent.attribute;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.precedent.audit.Action;
import org.precedent.audit.Audit;
import org.precedent.audit.Subject;
import org.precedent.identity.Caller;
import org.precedent.identity.Problem;

/** Carries checked drafts and updates into rows. Works in the caller's transaction. */
@ApplicationScoped
public class DefinitionWriter {

  private static final long NO_DEFINITION = 0;
  private static final String NAME = "name";
  private static final String LABEL = "label";

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

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
    entityManager
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
    List<?> taken = taken(sound(NAME, name, problems), sound(LABEL, label, problems), self);
    List<Problem> all = new ArrayList<>(problems);
    Stream.of(NAME, LABEL).filter(taken::contains).map(Problem::taken).forEach(all::add);
    return all;
  }

  // What is wrong anyway is no other definition's, and may be nothing that a database takes.
  private static Optional<String> sound(
      String field, Optional<String> text, List<Problem> problems) {
    return text.filter(some -> problems.stream().noneMatch(one -> one.field().equals(field)));
  }

  // No definition has an empty name or label.
  private List<?> taken(Optional<String> name, Optional<String> label, long self) {
    return entityManager
        .createNativeQuery(
            "select 'name' from definition where name = ?1 and id <> ?3"
                + " union all select 'label' from definition where label = ?2 and id <> ?3")
        .setParameter(1, name.orElse(""))
        .setParameter(2, label.orElse(""))
        .setParameter(3, self)
        .getResultList();
  }

  /** How much that is: each user has one value of a name at most. */
  long countUnmanaged(String name, OffsetDateTime now) {
    return ((Number)
            entityManager
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
    return !entityManager
        .createNativeQuery("select 1 from " + table + " where definition_id = ?1 limit 1")
        .setParameter(1, definition.value())
        .getResultList()
        .isEmpty();
  }
}
