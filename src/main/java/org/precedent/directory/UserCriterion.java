package org.precedent.directory;

import java.util.List;
import org.precedent.identity.Role;

/** One thing that a search asks of a user. */
public sealed interface UserCriterion {

  /** The texts that can be searched. */
  enum Field {
    FIRST_NAME("u.first_name", false),
    LAST_NAME("u.last_name", false),
    FULL_NAME("concat(u.first_name, ' ', u.last_name)", false),
    EMAIL("u.email", true);

    private final String column;
    private final boolean confidential;

    Field(String column, boolean confidential) {
      this.column = column;
      this.confidential = confidential;
    }

    String column() {
      return column;
    }
  }

  /** A text of his matches. */
  record Matches(Field field, TextMatch match) implements UserCriterion {}

  /** One of several texts of his matches. */
  record AnyMatches(List<Field> fields, TextMatch match) implements UserCriterion {
    /** Keeps its own copy. */
    public AnyMatches {
      fields = List.copyOf(fields);
    }
  }

  /** His id is one of these. */
  record IdIn(List<Long> ids) implements UserCriterion {
    /** Keeps its own copy. */
    public IdIn {
      ids = List.copyOf(ids);
    }
  }

  /** He is directly in one of these groups. */
  record InGroup(List<Long> groups) implements UserCriterion {
    /** Keeps its own copy. */
    public InGroup {
      groups = List.copyOf(groups);
    }
  }

  /** He is disabled, or is not. */
  record Disabled(boolean disabled) implements UserCriterion {}

  /** He holds the role, or does not. */
  record Holds(Role role, boolean held) implements UserCriterion {}

  /** He holds the role himself, whether or not a group of a directory brings it too. */
  record HoldsDirectly(Role role) implements UserCriterion {}

  /** Everybody, or nobody: for what this server has no counterpart of. */
  record Always(boolean everybody) implements UserCriterion {}

  /** Whether only administrators may search for it: else a search would tell what is not shown. */
  default boolean confidential() {
    if (this instanceof Matches matches) {
      return matches.field.confidential;
    }
    return this instanceof Disabled
        || this instanceof Holds
        || this instanceof HoldsDirectly
        || this instanceof InGroup;
  }

  /** What is left of it for a caller who may see names only. */
  default UserCriterion forNamesOnly() {
    if (this instanceof AnyMatches any) {
      return new AnyMatches(
          any.fields.stream().filter(field -> !field.confidential).toList(), any.match);
    }
    return confidential() ? new Always(false) : this;
  }
}
