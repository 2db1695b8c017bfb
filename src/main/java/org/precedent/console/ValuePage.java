package org.precedent.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precedent.attribute.Definition;
import org.precedent.attribute.DefinitionId;
import org.precedent.attribute.Explanation;
import org.precedent.attribute.Explanations;
import org.precedent.attribute.UserValues;
import org.precedent.directory.Users;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.UserId;

/** One attribute of one user: why it has its value, and the user's own value to be set. */
@Named
@ViewScoped
public class ValuePage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private Explanations explanations;
  @Inject private UserValues values;
  @Inject private Users users;
  @Inject private Me me;
  @Inject private Notes notes;

  private String user = "";
  private String attribute = "";
  private String text = "";
  private String name = "";
  private boolean own;
  private transient @Nullable Definition definition;
  private transient List<RungRow> rungs = List.of();
  private int leftOut;

  /** Reads what the address says; without a user, it is about who looks. */
  public void load() {
    Explanation explanation = explanations.explain(me.caller(), userId(), definitionId());
    definition = explanation.definition();
    rungs = explanation.rungs().stream().map(RungRow::of).toList();
    leftOut = explanation.leftOut();
    Optional<RungRow> first = rungs.stream().filter(rung -> rung.kind().equals("user")).findFirst();
    own = first.filter(rung -> !rung.state().equals("none")).isPresent();
    text = first.map(RungRow::shown).orElse("");
    name = PersonName.of(users.get(me.caller(), userId()));
  }

  /** Sets the user's own value. */
  public void save() {
    String typed = text;
    if (isHidden()) {
      text = "";
    }
    if (typed.isEmpty() && isHidden()) {
      notes.failed("own.empty.hidden");
      return;
    }
    if (notes.attempt(
        () -> values.set(me.caller(), userId(), definitionId(), Optional.of(typed)))) {
      notes.done("value.saved");
      load();
    }
  }

  /** Deletes the user's own value: the next level takes over. */
  public void delete() {
    if (notes.attempt(() -> values.delete(me.caller(), userId(), definitionId()))) {
      notes.done("value.deleted");
      load();
    }
  }

  private boolean isHidden() {
    return definition != null && definition.hidden();
  }

  private UserId userId() {
    return user.isEmpty()
        ? me.caller().user()
        : UserId.parse(user).orElseThrow(() -> new NotFoundException("user"));
  }

  private DefinitionId definitionId() {
    return DefinitionId.parse(attribute).orElseThrow(() -> new NotFoundException("definition"));
  }

  /** Whether it is about who looks. */
  public boolean isMine() {
    return me.caller().is(userId());
  }

  /** Whether who looks may set the user's own value. */
  public boolean isEditable() {
    return definition != null
        && definition.computed().isEmpty()
        && (me.isAdministrator() || definition.userCanEdit());
  }

  /** Whether the user has a value of his own. */
  public boolean isOwn() {
    return own;
  }

  /** The attribute. */
  public @Nullable Definition getDefinition() {
    return definition;
  }

  /** The rungs, best first. */
  public List<RungRow> getRungs() {
    return rungs;
  }

  /** How many groups with a value are not shown. */
  public int getLeftOut() {
    return leftOut;
  }

  /** What the user is called. */
  public String getName() {
    return name;
  }

  /** The user's id. */
  public String getUser() {
    return user;
  }

  /** The user's id. */
  public void setUser(String id) {
    user = id;
  }

  /** The attribute's id. */
  public String getAttribute() {
    return attribute;
  }

  /** The attribute's id. */
  public void setAttribute(String id) {
    attribute = id;
  }

  /** The own value, as far as it is readable. */
  public String getText() {
    return text;
  }

  /** The own value to be set. */
  public void setText(String typed) {
    text = typed;
  }
}
