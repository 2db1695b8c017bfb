package org.precedent.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precedent.attribute.GroupValue;
import org.precedent.attribute.ValuesOfGroup;
import org.precedent.directory.Group;
import org.precedent.directory.GroupCriterion;
import org.precedent.directory.GroupName;
import org.precedent.directory.GroupQuery;
import org.precedent.directory.Groups;
import org.precedent.directory.Page;
import org.precedent.directory.Sort;
import org.precedent.directory.User;
import org.precedent.directory.Users;
import org.precedent.identity.GroupId;
import org.precedent.identity.Ids;
import org.precedent.identity.NotFoundException;

/** One group: where it is in the tree, what it gives, and who is in it. */
@Named
@RequestScoped
public class GroupPage {

  private static final int MEMBERS = 50;
  private static final int MAX_PAGE = 100_000;

  @Inject Me me;
  @Inject Groups groups;
  @Inject Users users;
  @Inject ValuesOfGroup values;
  @Inject GroupLister lister;

  private String id = "";
  private String page = "";
  private @Nullable Group group;
  private List<GroupName> parents = List.of();
  private List<GroupNode> children = List.of();
  private boolean moreChildren;
  private List<GroupValue> given = List.of();
  private List<User> members = List.of();
  private boolean more;

  /** Reads what the address asks for. */
  public void load() {
    me.requireAdministrator();
    GroupId wanted = GroupId.parse(id).orElseThrow(() -> new NotFoundException("group"));
    Group found = groups.get(me.caller(), wanted);
    group = found;
    given = values.list(me.caller(), wanted);
    if (!found.includesByDefault()) {
      parents =
          groups.names(
              me.caller(),
              GroupQuery.of(
                  new GroupCriterion.IdIn(found.parents().stream().map(GroupId::value).toList())));
      GroupLister.Part inside = lister.level(me.caller(), Optional.of(wanted), 0);
      children = inside.nodes();
      moreChildren = inside.more();
      readMembers(wanted);
    }
  }

  private void readMembers(GroupId wanted) {
    List<Sort> sorts = List.of(new Sort("last_name", false), new Sort("first_name", false));
    Page part = new Page(MEMBERS + 1, (getPageNumber() - 1) * MEMBERS);
    List<User> found = users.members(me.caller(), wanted, sorts, part);
    more = found.size() > MEMBERS;
    members = found.subList(0, Math.min(MEMBERS, found.size()));
  }

  // A page that is sent again is not loaded before, and at first has not read its address.
  private void loadOnce() {
    if (group == null && (!id.isEmpty() || Operations.isRendering())) {
      load();
    }
  }

  /** The group; null as long as nobody knows which. */
  public @Nullable Group getGroup() {
    loadOnce();
    return group;
  }

  /** The groups that it is directly in. */
  public List<GroupName> getParents() {
    return parents;
  }

  /** The groups that are directly in it. */
  public List<GroupNode> getChildren() {
    return children;
  }

  /** Whether there are more groups in it than are shown. */
  public boolean isMoreChildren() {
    return moreChildren;
  }

  /** What it gives to its members. */
  public List<GroupValue> getValues() {
    return given;
  }

  /** Some of who is directly in it. */
  public List<User> getMembers() {
    return members;
  }

  /** What to call a member. */
  public String nameOf(User member) {
    return PersonName.of(member);
  }

  /** Whether there are more members. */
  public boolean isMore() {
    return more;
  }

  /** Which part of the members is shown, from 1. */
  public int getPageNumber() {
    return Ids.parse(page).filter(some -> some <= MAX_PAGE).map(Long::intValue).orElse(1);
  }

  /** The id in the address. */
  public String getId() {
    return id;
  }

  /** The id in the address. */
  public void setId(@Nullable String text) {
    id = text == null ? "" : text;
  }

  /** Which part of the members is shown. */
  public String getPage() {
    return page;
  }

  /** Which part of the members is shown. */
  public void setPage(@Nullable String text) {
    page = text == null ? "" : text;
  }
}
