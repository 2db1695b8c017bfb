package org.precedent.audit;

import java.util.Optional;
import org.precedent.identity.GroupId;
import org.precedent.identity.UserId;

/**
 * What an action was done to.
 *
 * @param definition the id of a definition
 * @param name of what has no id of its own; at most 255 characters, longer ones are cut
 */
public record Subject(
    Optional<UserId> user,
    Optional<GroupId> group,
    Optional<Long> definition,
    Optional<String> name) {

  /** What concerns nothing of the above. */
  public static final Subject NONE =
      new Subject(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private static final int MAX_NAME = 255;

  /** Cuts the name to what the audit keeps. */
  public Subject {
    name = name.map(text -> text.length() > MAX_NAME ? text.substring(0, MAX_NAME) : text);
  }

  /** A user. */
  public static Subject of(UserId user) {
    return new Subject(Optional.of(user), Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** A group. */
  public static Subject of(GroupId group) {
    return new Subject(Optional.empty(), Optional.of(group), Optional.empty(), Optional.empty());
  }

  /** A definition. */
  public static Subject ofDefinition(long definition) {
    return new Subject(
        Optional.empty(), Optional.empty(), Optional.of(definition), Optional.empty());
  }

  /** The same with a user. */
  public Subject and(UserId with) {
    return new Subject(Optional.of(with), group, definition, name);
  }

  /** The same with a group. */
  public Subject and(GroupId with) {
    return new Subject(user, Optional.of(with), definition, name);
  }

  /** The same with a definition. */
  public Subject andDefinition(long with) {
    return new Subject(user, group, Optional.of(with), name);
  }

  /** The same with a name. */
  public Subject named(String with) {
    return new Subject(user, group, definition, Optional.of(with));
  }
}
