package org.precedent.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.precedent.attribute.UserValues;
import org.precedent.directory.GroupCriterion;
import org.precedent.directory.GroupName;
import org.precedent.directory.GroupQuery;
import org.precedent.directory.Groups;
import org.precedent.directory.User;
import org.precedent.directory.Users;
import org.precedent.identity.GroupId;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.UserId;

/** One user with all that he has, for administrators. */
@Named
@RequestScoped
public class UserPage {

  @Inject Users users;
  @Inject Groups groups;
  @Inject UserValues values;
  @Inject Me me;

  private String id = "";
  private @Nullable User user;
  private List<ValueRow> rows = List.of();
  private List<GroupName> memberOf = List.of();

  /** Reads the user of the address. */
  public void load() {
    me.requireAdministrator();
    UserId wanted = UserId.parse(id).orElseThrow(() -> new NotFoundException("user"));
    user = users.get(me.caller(), wanted);
    rows =
        values.effective(me.caller(), wanted).stream()
            .sorted(ValueRow.ORDER)
            .map(path -> ValueRow.of(path, true))
            .toList();
    memberOf =
        groups.names(
            me.caller(),
            GroupQuery.of(
                new GroupCriterion.IdIn(user.groups().stream().map(GroupId::value).toList())));
  }

  /** The user's id. */
  public String getId() {
    return id;
  }

  /** The user's id. */
  public void setId(String text) {
    id = text;
  }

  /** The user. */
  public @Nullable User getUser() {
    return user;
  }

  /** What he is called. */
  public String getName() {
    return user == null ? "" : PersonName.of(user);
  }

  /** The values. */
  public List<ValueRow> getRows() {
    return rows;
  }

  /** The groups that he is directly in. */
  public List<GroupName> getGroups() {
    return memberOf;
  }
}
