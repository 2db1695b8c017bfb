package org.precedent.console;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.precedent.attribute.Definition;
import org.precedent.attribute.DefinitionId;
import org.precedent.attribute.Definitions;
import org.precedent.attribute.GroupValue;
import org.precedent.attribute.GroupValues;
import org.precedent.attribute.reach.CountingTooLongException;
import org.precedent.attribute.reach.KnownReaches;
import org.precedent.directory.Group;
import org.precedent.directory.GroupName;
import org.precedent.directory.Groups;
import org.precedent.identity.GroupId;
import org.precedent.identity.Ids;
import org.precedent.identity.NotFoundException;

/**
 * One attribute: the values of groups in order of rank. Whom they reach tells {@link SpreadPage}.
 */
@Named
@ViewScoped
public class AttributePage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int PART = 100;

  @Inject private Definitions definitions;
  @Inject private GroupValues groupValues;
  @Inject private Groups groups;
  @Inject private KnownReaches reaches;
  @Inject private Me me;
  @Inject private Notes notes;

  private String id = "";
  private transient @Nullable Definition definition;
  private transient List<GroupValue> values = List.of();
  private transient Map<GroupId, Group> known = new HashMap<>();
  private transient List<RankedRow> rows = List.of();
  private transient List<GroupName> choices = List.of();
  private transient @Nullable AskedDeletion asked;
  private int limit = PART;
  private String group = "";
  private String text = "";
  private long moved;

  /** Reads the attribute of the address. */
  public void load() {
    me.requireAdministrator();
    definition = definitions.find(me.caller(), definitionId());
    choices = groups.names(me.caller(), GroupChoice.QUERY);
    readRows();
  }

  private void readRows() {
    values = groupValues.list(me.caller(), definitionId());
    showRows();
  }

  // Members are counted for groups that are shown, and once.
  private void showRows() {
    int shown = Math.min(limit, values.size());
    List<GroupId> unknown =
        values.subList(0, shown).stream()
            .map(GroupValue::group)
            .filter(each -> !known.containsKey(each))
            .toList();
    if (!unknown.isEmpty()) {
      groups.list(me.caller(), GroupChoice.of(unknown)).forEach(each -> known.put(each.id(), each));
    }
    rows =
        IntStream.range(0, shown)
            .mapToObj(
                i -> RankedRow.of(values, i, Optional.ofNullable(known.get(values.get(i).group()))))
            .toList();
  }

  /** Shows the next part. */
  public void more() {
    limit += PART;
    showRows();
  }

  // Somebody may have deleted the attribute meanwhile.
  private void changed() {
    asked = null;
    notes.attempt(this::readRows);
  }

  /** Moves a group one rank up or down. */
  public void move(long groupId, int by) {
    int from = indexOf(groupId);
    if (from >= 0) {
      moveTo(from, from + by);
    }
  }

  /** Moves the group that was dragged to the place where it was dropped, or to the rank typed. */
  public void drop() {
    Map<String, String> parameters =
        FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    Optional<GroupId> dragged = GroupId.parse(parameters.getOrDefault("dragged", ""));
    String place = parameters.getOrDefault("place", "");
    Optional<Long> rank = Ids.parse(parameters.getOrDefault("rank", ""));
    int from = dragged.map(one -> indexOf(one.value())).orElse(-1);
    if (from >= 0 && rank.isPresent()) {
      moveTo(from, Ranks.placeOf(values, from, rank.get()));
    } else if (from >= 0 && place.matches("\\d{1,6}")) {
      moveTo(from, Integer.parseInt(place));
    }
  }

  private void moveTo(int from, int to) {
    if (to < 0 || to >= values.size() || to == from) {
      return;
    }
    List<GroupId> before = values.stream().map(GroupValue::group).toList();
    List<GroupId> after = new ArrayList<>(before);
    GroupId one = after.remove(from);
    after.add(to, one);
    moved = one.value();
    if (notes.attempt(() -> groupValues.reorder(me.caller(), definitionId(), before, after))) {
      notes.done("ranks.moved", rows.get(from).name(), to + 1);
    }
    changed();
  }

  private int indexOf(long groupId) {
    return IntStream.range(0, rows.size())
        .filter(i -> rows.get(i).group().value() == groupId)
        .findFirst()
        .orElse(-1);
  }

  /** Sets the value of the chosen group. */
  public void set() {
    Optional<GroupId> chosen = GroupChoice.parse(group, candidates());
    if (chosen.isEmpty()) {
      notes.failed("ranks.unknown.group");
      return;
    }
    String typed = LineBreaks.plain(text);
    if (isHidden()) {
      text = "";
    }
    if (typed.isEmpty() && isHidden()) {
      notes.failed("own.empty.hidden");
      return;
    }
    if (notes.attempt(
        () -> groupValues.set(me.caller(), chosen.get(), definitionId(), Optional.of(typed)))) {
      notes.done("ranks.set", nameOf(chosen.get()));
      group = "";
      text = "";
    }
    changed();
  }

  // Of very many groups not all are offered, and a name that is not must not pass for an id.
  private List<GroupName> candidates() {
    if (choices.size() < GroupChoice.QUERY.page().limit()) {
      return choices;
    }
    return Stream.concat(
            choices.stream(), groups.names(me.caller(), GroupChoice.called(group.strip())).stream())
        .distinct()
        .toList();
  }

  private String nameOf(GroupId one) {
    return choices.stream()
        .filter(group -> group.id().equals(one))
        .findFirst()
        .or(() -> groups.names(me.caller(), GroupChoice.of(List.of(one))).stream().findFirst())
        .map(GroupName::name)
        .orElseGet(one::toString);
  }

  private boolean isHidden() {
    return definition != null && definition.hidden();
  }

  /** Counts whom deleting the value of a group would affect. */
  public void ask(long groupId) {
    moved = 0;
    GroupId one = new GroupId(groupId);
    notes.attempt(() -> asked = new AskedDeletion(one, reachedBy(one)));
  }

  private Optional<Long> reachedBy(GroupId one) {
    try {
      return Optional.of(Spread.reachedBy(reaches.of(me.caller(), definitionId()), one));
    } catch (CountingTooLongException tooLong) {
      return Optional.empty();
    }
  }

  /** Keeps the value that was to be deleted. */
  public void keep() {
    moved = asked == null ? 0 : asked.group().value();
    asked = null;
  }

  /** Deletes the value of a group. */
  public void delete(long groupId) {
    if (notes.attempt(
        () -> groupValues.delete(me.caller(), new GroupId(groupId), definitionId()))) {
      notes.done("ranks.deleted");
    }
    changed();
  }

  private DefinitionId definitionId() {
    return DefinitionId.parse(id).orElseThrow(() -> new NotFoundException("definition"));
  }

  /** The attribute's id. */
  public String getId() {
    return id;
  }

  /** The attribute's id. */
  public void setId(String wanted) {
    id = wanted;
  }

  /** The attribute. */
  public @Nullable Definition getDefinition() {
    return definition;
  }

  /** The first of the values of groups, by rank. */
  public List<RankedRow> getRows() {
    return rows;
  }

  /** The groups to choose from, as they are typed. */
  public List<String> getChoices() {
    return choices.stream().map(GroupChoice::text).toList();
  }

  /** Whether there are more values than are shown. */
  public boolean isMore() {
    return rows.size() < values.size();
  }

  /** How many values there are. */
  public int getCount() {
    return values.size();
  }

  /** Whether somebody is about to delete the value of that group. */
  public boolean isAsked(GroupId one) {
    return asked != null && asked.group().equals(one);
  }

  /** What deleting it would do, in words. */
  public String getConsequence() {
    return asked == null ? "" : asked.text();
  }

  /** The group that was moved last: the keyboard stays at it. */
  public long getMoved() {
    return moved;
  }

  /** The group to set a value for, as typed. */
  public String getGroup() {
    return group;
  }

  /** The group to set a value for, as typed. */
  public void setGroup(String typed) {
    group = typed;
  }

  /** The value to set. */
  public String getText() {
    return text;
  }

  /** The value to set. */
  public void setText(String typed) {
    text = typed;
  }
}
