package org.precedent.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precedent.attribute.AttributeType;
import org.precedent.attribute.Content;
import org.precedent.attribute.Definition;
import org.precedent.attribute.DefinitionId;
import org.precedent.attribute.Definitions;
import org.precedent.attribute.reach.CountingTooLongException;
import org.precedent.attribute.reach.KnownReaches;
import org.precedent.identity.InvalidException;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.Problem;

/** A new attribute, or one to be changed or deleted. */
@Named
@ViewScoped
public class AttributeForm implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private Definitions definitions;
  @Inject private KnownReaches reaches;
  @Inject private Effects effects;
  @Inject private Me me;
  @Inject private Notes notes;

  private String id = "";
  private long version;
  private final AttributeFields fields = new AttributeFields();
  private transient @Nullable Definition definition;
  private transient @Nullable Consequences consequences;
  private boolean uncounted;
  private transient List<String> asked = List.of();
  private transient @Nullable Intent answered;

  /** Reads the attribute of the address; without an id, it is about a new one. */
  public void load() {
    me.requireAdministrator();
    if (!id.isEmpty()) {
      read();
    }
  }

  private void read() {
    Definition found = definitions.find(me.caller(), definitionId());
    definition = found;
    version = found.version();
    fields.read(found);
  }

  /** Takes care of the default that was typed before somebody said whether values are hidden. */
  public void hide() {
    Definition before = definition;
    fields.moveDefault(before == null ? "" : before.defaultContent().text().orElse(""));
  }

  /**
   * Creates the attribute, or changes it as it was when the page was opened. If that would change
   * values for good, it tells first what would become of how many, and is to be asked once more.
   */
  public @Nullable String save() {
    fields.restoreSecret();
    if (asksFirst()) {
      return null;
    }
    String next = id.isEmpty() ? create() : change();
    if (next == null) {
      fields.withholdSecret();
    } else {
      fields.forgetSecret();
    }
    return next;
  }

  private boolean asksFirst() {
    Intent intent = fields.intent();
    if (intent.equals(answered)) {
      return false;
    }
    answered = null;
    asked = List.of();
    if (!notes.attempt(() -> asked = effects(intent))) {
      fields.withholdSecret();
      return true;
    }
    answered = intent;
    if (!asked.isEmpty()) {
      fields.withholdSecret();
    }
    return !asked.isEmpty();
  }

  private List<String> effects(Intent intent) {
    Definition before = definition;
    List<Problem> problems =
        before == null
            ? definitions.problems(me.caller(), fields.draft())
            : definitions.problems(me.caller(), before.id(), fields.update(before));
    if (!problems.isEmpty()) {
      throw new InvalidException(problems);
    }
    return effects.of(me.caller(), Optional.ofNullable(before), intent, Texts.locale());
  }

  private @Nullable String create() {
    boolean done =
        notes.attempt(() -> id = definitions.create(me.caller(), fields.draft()).id().toString());
    return done
        ? leave("attribute.created", "/console/attribute?faces-redirect=true&id=" + id)
        : null;
  }

  private @Nullable String change() {
    Definition before = definition;
    if (before == null) {
      return null;
    }
    boolean done =
        notes.attempt(
            () -> definitions.update(me.caller(), before.id(), version, fields.update(before)));
    return done
        ? leave("attribute.changed", "/console/attribute?faces-redirect=true&id=" + id)
        : null;
  }

  /** Counts what deleting it would take away. */
  public void ask() {
    notes.attempt(this::countConsequences);
  }

  private void countConsequences() {
    try {
      consequences = Consequences.of(reaches.of(me.caller(), definitionId()));
    } catch (CountingTooLongException tooLong) {
      uncounted = true;
    }
  }

  /** Deletes it with all its values. */
  public @Nullable String delete() {
    boolean done = notes.attempt(() -> definitions.delete(me.caller(), definitionId()));
    return done ? leave("attribute.deleted", "/console/attributes?faces-redirect=true") : null;
  }

  private String leave(String note, String page) {
    notes.done(note);
    notes.keep();
    return page;
  }

  private DefinitionId definitionId() {
    return DefinitionId.parse(id).orElseThrow(() -> new NotFoundException("definition"));
  }

  /** The attribute's id; empty for a new one. */
  public String getId() {
    return id;
  }

  /** The attribute's id. */
  public void setId(String wanted) {
    id = wanted;
  }

  /** The attribute as it was when the page was opened. */
  public @Nullable Definition getDefinition() {
    return definition;
  }

  /** Whether there is a default that stays if nothing is typed, since nobody sees it. */
  public boolean isHiddenDefault() {
    return definition != null
        && fields.isHidden()
        && !(definition.defaultContent() instanceof Content.None);
  }

  /** What the form holds. */
  public AttributeFields getFields() {
    return fields;
  }

  /** What saving would do to values that are there, if somebody is asked about that. */
  public List<String> getEffects() {
    return asked;
  }

  /** What deleting would take away, once it is counted. */
  public @Nullable Consequences getConsequences() {
    return consequences;
  }

  /** Whether counting what deleting would take away took too long. */
  public boolean isUncounted() {
    return uncounted;
  }

  /** The names of the types. */
  public List<String> getTypes() {
    return Arrays.stream(AttributeType.values()).map(AttributeType::wireName).toList();
  }
}
