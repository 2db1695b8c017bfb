package org.precedent.attribute.bulk;

import java.util.List;
import java.util.Optional;
import org.precedent.attribute.SourceKind;
import org.precedent.identity.GroupId;
import org.precedent.identity.UserId;

/**
 * Whose values a bulk read gives, always in the order of user ids. Every condition that is given
 * must hold.
 *
 * @param group members of it, by nesting too
 * @param login a pattern for the login name, with {@code %} for any characters and {@code _} for
 *     one, {@code \} before one that stands for itself, without regard to case
 * @param email the same for the email address
 * @param ids only these; empty for all
 * @param source only values from such a level
 * @param value only this effective value; refused where values are hidden
 * @param after only users with a greater id; 0 for all
 * @param limit how many users at most; empty for all
 */
public record BulkQuery(
    Optional<GroupId> group,
    Optional<String> login,
    Optional<String> email,
    List<UserId> ids,
    Optional<SourceKind> source,
    Optional<String> value,
    long after,
    Optional<Long> limit) {

  /** How many ids one query may name. */
  public static final int MAX_IDS = 10_000;

  /** All users. */
  public static final BulkQuery ALL =
      new BulkQuery(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          0,
          Optional.empty());

  /** Keeps its own copy. */
  public BulkQuery {
    ids = List.copyOf(ids);
  }
}
