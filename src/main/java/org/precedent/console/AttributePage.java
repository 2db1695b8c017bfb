package org.precedent.console;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.precedent.attribute.Definition;
import org.precedent.attribute.DefinitionId;
import org.precedent.attribute.Definitions;
import org.precedent.attribute.GroupValue;
import org.precedent.attribute.GroupValues;
import org.precedent.attribute.Reaches;
import org.precedent.directory.Group;
import org.precedent.directory.Groups;
import org.precedent.identity.GroupId;
import org.precedent.identity.NotFoundException;

/** One attribute: the values of groups in order of rank, and whom they reach. */
@Named
@ViewScoped
public class AttributePage implements Serializable {

  private static final long serialVersionUID = 1L;

  @Inject private Definitions definitions;
  @Inject private GroupValues groupValues;
  @Inject private Groups groups;
  @Inject private Reaches reaches;
  @Inject private Me me;
  @Inject private Notes notes;

  private String id = "";
  private transient @Nullable Definition definition;
  private transient List<RankedRow> rows = List.of();
  private transient List<Group> choices = List.of();
  private transient @Nullable Spread spread;
  private String group = "";
  private String text = "";
  private long moved;

  /** Reads the attribute of the address. */
  public void load() {
    me.requireAdministrator();
    definition = definitions.find(me.caller(), definitionId());
    choices = groups.list(me.caller(), GroupChoice.QUERY);
    readRows();
  }

  private void readRows() {
    List<GroupValue> values = groupValues.list(me.caller(), definitionId());
    Map<GroupId, Group> known =
        groups
            .list(me.caller(), GroupChoice.of(values.stream().map(GroupValue::group).toList()))
            .stream()
            .collect(Collectors.toMap(Group::id, Function.identity()));
    rows =
        IntStream.range(0, values.size())
            .mapToObj(i -> RankedRow.of(values, i, known, Optional.ofNullable(spread)))
            .toList();
  }

  /** Counts whom the values reach, after the page is there: with many users it takes a while. */
  public void count() {
    spread = Spread.of(reaches.of(me.caller(), definitionId()));
    readRows();
  }

  // Counting takes a while: the page asks for it as soon as nothing changes any more.
  private void changed() {
    spread = null;
    readRows();
  }

  /** Moves a group one rank up or down. */
  public void move(long groupId, int by) {
    int from = indexOf(groupId);
    if (from >= 0) {
      moveTo(from, from + by);
    }
  }

  /** Moves the group that was dragged to the place where it was dropped. */
  public void drop() {
    Map<String, String> parameters =
        FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
    Optional<GroupId> dragged = GroupId.parse(parameters.getOrDefault("dragged", ""));
    String place = parameters.getOrDefault("place", "");
    int from = dragged.map(group -> indexOf(group.value())).orElse(-1);
    if (from >= 0 && place.matches("\\d{1,6}")) {
      moveTo(from, Integer.parseInt(place));
    }
  }

  private void moveTo(int from, int to) {
    if (to < 0 || to >= rows.size() || to == from) {
      return;
    }
    List<GroupId> before = rows.stream().map(RankedRow::group).toList();
    List<GroupId> after = new ArrayList<>(before);
    GroupId group = after.remove(from);
    after.add(to, group);
    moved = group.value();
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
    Optional<GroupId> chosen = GroupChoice.parse(group, choices);
    if (chosen.isEmpty()) {
      notes.failed("ranks.unknown.group");
      return;
    }
    String typed = text;
    if (isHidden()) {
      text = "";
    }
    if (typed.isEmpty() && isHidden()) {
      notes.failed("own.empty.hidden");
      return;
    }
    if (notes.attempt(
        () -> groupValues.set(me.caller(), chosen.get(), definitionId(), Optional.of(typed)))) {
      notes.done("ranks.set");
      group = "";
      text = "";
    }
    changed();
  }

  private boolean isHidden() {
    return definition != null && definition.hidden();
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

  /** The values of groups, by rank. */
  public List<RankedRow> getRows() {
    return rows;
  }

  /** The groups to choose from, as they are typed. */
  public List<String> getChoices() {
    return choices.stream().map(GroupChoice::text).toList();
  }

  /** Whom the values reach; null as long as that is not counted. */
  public @Nullable Spread getSpread() {
    return spread;
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
