package org.precedent.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precedent.attribute.AttributeType;
import org.precedent.attribute.Content;
import org.precedent.attribute.Definition;
import org.precedent.attribute.DefinitionId;
import org.precedent.attribute.Definitions;
import org.precedent.attribute.Reach;
import org.precedent.attribute.Reaches;
import org.precedent.identity.NotFoundException;

/** A new attribute, or one to be changed or deleted. */
@Named
@ViewScoped
public class AttributeForm implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private Definitions definitions;
  @Inject private Reaches reaches;
  @Inject private Me me;
  @Inject private Notes notes;

  private String id = "";
  private long version;
  private final AttributeFields fields = new AttributeFields();
  private transient @Nullable Definition definition;
  private transient @Nullable Consequences consequences;

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

  /** Creates the attribute, or changes it as it was when the page was opened. */
  public @Nullable String save() {
    String next = id.isEmpty() ? create() : change();
    fields.forgetSecret();
    return next;
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
    Reach reach = reaches.of(me.caller(), definitionId());
    consequences = Consequences.of(reach);
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

  /** What deleting would take away, once it is counted. */
  public @Nullable Consequences getConsequences() {
    return consequences;
  }

  /** The names of the types. */
  public List<String> getTypes() {
    return Arrays.stream(AttributeType.values()).map(AttributeType::wireName).toList();
  }
}
