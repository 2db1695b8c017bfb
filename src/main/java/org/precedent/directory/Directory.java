package org.precedent.directory;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.precedent.identity.DirectoryId;

/**
 * A directory of people and groups, as this server reads it; nothing here writes. Implementations
 * are thread-safe, bound the time that each call takes, and throw nothing of the library they use.
 *
 * <p>What can't be read as a whole is an error, never a shorter answer. Entries without an
 * immutable id or a name are left out, with a message in the log, and counted.
 */
public interface Directory extends AutoCloseable {

  /** The name that stands in the {@link DirectoryId} of every entry. */
  String name();

  /**
   * The attribute that holds the identity of each entry.
   *
   * @throws DirectoryUnavailableException if the directory has never answered, and nobody set it
   */
  String idAttribute();

  /**
   * Whether it is an Active Directory, as far as that is known without asking it: before it was
   * read for the first time, perhaps not.
   */
  boolean isActiveDirectory();

  /**
   * Checks a password against the directory. An empty one never reaches it. Whether the user is
   * unknown, ambiguous, or the password is wrong, the answer is the same, after about the same
   * time.
   *
   * @param attributes what to read of the entry besides
   */
  LogInResult authenticate(String loginName, String password, Set<EntryAttribute> attributes);

  /**
   * The person who logs in with the name; empty if there is none, or more than one.
   *
   * @throws DirectoryUnavailableException if the directory doesn't answer
   */
  Optional<DirectoryPerson> findPerson(String loginName, Set<EntryAttribute> attributes);

  /**
   * The person with the identity; empty if the directory has none any more.
   *
   * @throws DirectoryUnavailableException if the directory doesn't answer
   */
  Optional<DirectoryPerson> person(DirectoryId id, Set<EntryAttribute> attributes);

  /**
   * All groups that the person is in, directly or through other groups that can be taken over, each
   * once, also if groups contain each other.
   *
   * @param person as read from this directory a moment ago
   * @throws DirectoryUnavailableException if the directory doesn't answer
   */
  GroupsOfPerson groupsOf(DirectoryPerson person);

  /**
   * Reads all people one by one, in no order, or those that changed since an earlier reading, with
   * some that didn't. Keeps none of them.
   *
   * @param since where the earlier reading said to begin; empty for all
   * @param sink gets each person as soon as it is read, in the calling thread; what it throws ends
   *     the reading and is thrown on
   * @throws DirectoryUnavailableException if not everything could be read, whatever the sink has
   *     got by then
   */
  DirectoryReading readPeople(
      Optional<Watermark> since, Set<EntryAttribute> attributes, EntrySink<DirectoryPerson> sink);

  /**
   * Reads all groups with their direct members, as {@link #readPeople} does people.
   *
   * @throws DirectoryUnavailableException if not everything could be read
   */
  DirectoryReading readGroups(Optional<Watermark> since, EntrySink<GroupMembers> sink);

  /**
   * Names all people that there are: cheap, to find those who vanished, moved, or came into sight
   * without a change of their own.
   *
   * @return how many entries were left out
   * @throws DirectoryUnavailableException if not everything could be read
   */
  long listPeople(Consumer<EntryPlace> consumer);

  /**
   * Names all groups that there are.
   *
   * @return how many entries were left out
   * @throws DirectoryUnavailableException if not everything could be read
   */
  long listGroups(Consumer<EntryPlace> consumer);

  /** Tries everything that is needed from the beginning, in order, and tells how it went. */
  List<ProbeStep> probe();

  /** Lets go of all connections. */
  @Override
  void close();
}
