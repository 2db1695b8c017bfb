package org.precedent.console;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.precedent.directory.FoundUser;
import org.precedent.directory.FoundUsers;
import org.precedent.directory.UserFinder;

/** The search for users, while somebody types. */
@Named
@ViewScoped
public class UsersPage implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final int PART = 25;
  private static final int MOST = 500;

  @Inject private UserFinder finder;
  @Inject private Me me;

  private String text = "";
  private transient List<FoundUser> users = new ArrayList<>();
  private FoundUsers.@Nullable Place next;

  /** Begins with everybody, or with what the address says. */
  public void load() {
    me.requireAdministrator();
    search();
  }

  /** Looks for what has been typed. */
  public void search() {
    users = new ArrayList<>();
    next = null;
    more();
  }

  /** The next part. */
  public void more() {
    FoundUsers found = finder.find(me.caller(), text, Optional.ofNullable(next), PART);
    Set<FoundUser> known = new HashSet<>(users);
    found.users().stream().filter(known::add).forEach(users::add);
    next = users.size() < MOST ? found.next().orElse(null) : null;
  }

  /** What has been typed. */
  public String getText() {
    return text;
  }

  /** What has been typed. */
  public void setText(String typed) {
    text = typed;
  }

  /** Those found so far. */
  public List<FoundUser> getUsers() {
    return List.copyOf(users);
  }

  /** Whether there are more. */
  public boolean isMore() {
    return next != null;
  }
}
