package org.precedent.directory.mirror;

import java.util.Map;
import java.util.Set;
import org.precedent.directory.DirectoryPerson;
import org.precedent.directory.EntryAttribute;
import org.precedent.identity.UserId;

/**
 * Gets what was read of people from the directory, each time that it was, to keep what it needs of
 * it. Implementations are beans, and thread-safe.
 */
public interface EntryFollower {

  /** The attributes that it needs; when they change, everybody is read again. */
  Set<EntryAttribute> wanted();

  /** Those of them that whoever logs in must have. */
  default Set<EntryAttribute> required() {
    return Set.of();
  }

  /**
   * Takes over what people are now, changed or not, in the transaction that mirrors them: what it
   * throws undoes all of it.
   *
   * @param batch at most some thousand people
   */
  void follow(Map<UserId, DirectoryPerson> batch);
}
