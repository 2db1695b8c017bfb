package org.precedent.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.precedent.attribute.Definition;
import org.precedent.attribute.DefinitionId;
import org.precedent.attribute.UserValues;
import org.precedent.attribute.explanation.Explanation;
import org.precedent.attribute.explanation.Explanations;
import org.precedent.directory.Users;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.UserId;

/** One attribute of one user: why it has its value, and the user's own value to be set. */
@Named
@ViewScoped
public class ValuePage implements Serializable {

  private static final long serialVersionUID = 1L;

  /** How many groups that the user is not in are told. */
  private static final int MAX_OTHERS = 100;

  @Inject private Explanations explanations;
  @Inject private UserValues values;
  @Inject private Users users;
  @Inject private Me me;
  @Inject private Notes notes;

  private String user = "";
  private String attribute = "";
  private String text = "";
  private String before = "";
  private String name = "";
  private boolean own;
  private @Nullable String ends;
  private transient @Nullable Definition definition;
  private transient List<RungRow> rungs = List.of();
  private transient List<RungRow> others = List.of();
  private int leftOut;

  /** Reads what the address says; without a user, it is about who looks. */
  public void load() {
    Explanation explanation = explanations.explain(me.caller(), userId(), definitionId());
    definition = explanation.definition();
    Map<Boolean, List<RungRow>> rows =
        explanation.rungs().stream()
            .map(RungRow::of)
            .collect(Collectors.partitioningBy(RungRow::foreign));
    rungs = rows.getOrDefault(false, List.of());
    List<RungRow> foreign = rows.getOrDefault(true, List.of());
    others = foreign.subList(0, Math.min(MAX_OTHERS, foreign.size()));
    leftOut = explanation.leftOut() + foreign.size() - others.size();
    readOwn(rungs.stream().filter(rung -> rung.kind().equals("user")).findFirst());
    name = PersonName.of(users.get(me.caller(), userId()));
  }

  private void readOwn(Optional<RungRow> rung) {
    own = rung.filter(some -> !some.state().equals("none")).isPresent();
    before = rung.map(RungRow::shown).orElse("");
    text = before;
    ends = rung.map(RungRow::expiresAt).orElse(null);
  }

  /** Sets the user's own value. */
  public void save() {
    String typed = LineBreaks.kept(before, text);
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
      notes.attempt(this::load);
    }
  }

  /** Deletes the user's own value: the next level takes over. */
  public void delete() {
    if (notes.attempt(() -> values.delete(me.caller(), userId(), definitionId()))) {
      notes.done("value.deleted");
      notes.attempt(this::load);
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

  /** The rungs of groups that he was never seen in: the first of them. */
  public List<RungRow> getOthers() {
    return others;
  }

  /** When the own value ends, which saving it takes back; null if it does not. */
  public @Nullable String getEnds() {
    return ends;
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
