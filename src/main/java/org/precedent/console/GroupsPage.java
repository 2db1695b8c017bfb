package org.precedent.console;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.precedent.identity.GroupId;
import org.precedent.identity.Ids;
import org.precedent.identity.NotFoundException;

/** The groups, as a tree or as what a search found. */
@Named
@RequestScoped
public class GroupsPage {

  private static final int MAX_OFFSET = 1_000_000;

  @Inject Me me;
  @Inject GroupLister lister;

  private String query = "";
  private String parent = "";
  private String offset = "";
  private GroupLister.@Nullable Part part;

  /** Reads what the address asks for. */
  public void load() {
    me.requireAdministrator();
    String text = query.strip();
    part =
        text.isEmpty()
            ? lister.level(me.caller(), group(), start())
            : lister.search(me.caller(), text, start());
  }

  private Optional<GroupId> group() {
    return parent.isEmpty()
        ? Optional.empty()
        : Optional.of(GroupId.parse(parent).orElseThrow(() -> new NotFoundException("group")));
  }

  private int start() {
    return Ids.parse(offset).filter(some -> some <= MAX_OFFSET).map(Long::intValue).orElse(0);
  }

  /** The groups. */
  public List<GroupNode> getNodes() {
    return part == null ? List.of() : part.nodes();
  }

  /** Whether there are more. */
  public boolean isMore() {
    return part != null && part.more();
  }

  /** Where the next ones begin. */
  public int getNext() {
    return start() + GroupLister.AT_ONCE;
  }

  /** Whether something is searched for. */
  public boolean isSearch() {
    return !query.isBlank();
  }

  /** What is searched for. */
  public String getQuery() {
    return query;
  }

  /** What is searched for. */
  public void setQuery(@Nullable String text) {
    query = text == null ? "" : text;
  }

  /** Whose children are shown; empty for the top. */
  public String getParent() {
    return parent;
  }

  /** Whose children are shown; empty for the top. */
  public void setParent(@Nullable String text) {
    parent = text == null ? "" : text;
  }

  /** How many are left out at the beginning. */
  public String getOffset() {
    return offset;
  }

  /** How many are left out at the beginning. */
  public void setOffset(@Nullable String text) {
    offset = text == null ? "" : text;
  }
}
