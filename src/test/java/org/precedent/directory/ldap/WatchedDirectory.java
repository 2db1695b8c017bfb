package org.precedent.directory.ldap;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.precedent.directory.Directory;
import org.precedent.directory.DirectoryPerson;
import org.precedent.directory.DirectoryReading;
import org.precedent.directory.EntryAttribute;
import org.precedent.directory.EntryPlace;
import org.precedent.directory.EntrySink;
import org.precedent.directory.GroupMembers;
import org.precedent.directory.GroupsOfPerson;
import org.precedent.directory.Watermark;

/** Another directory, that tells what is read of it. */
final class WatchedDirectory extends OtherDirectory {

  private final Runnable before;
  private final List<DirectoryPerson> people = new ArrayList<>();
  private final List<GroupMembers> groups = new ArrayList<>();
  private int lookUps;

  /**
   * @param before to be done before each listing and each reading
   */
  WatchedDirectory(Directory directory, Runnable before) {
    super(directory);
    this.before = before;
  }

  /** Who was read, as often as that was. */
  List<DirectoryPerson> people() {
    return people;
  }

  /** Which groups were read, with their members, as often as that was. */
  List<GroupMembers> groups() {
    return groups;
  }

  /** How often somebody or something was looked up by itself. */
  int lookUps() {
    return lookUps;
  }

  @Override
  public DirectoryReading readPeople(
      Optional<Watermark> since, Set<EntryAttribute> attributes, EntrySink<DirectoryPerson> sink) {
    before.run();
    return directory.readPeople(since, attributes, looking(people::add, sink));
  }

  @Override
  public DirectoryReading readGroups(Optional<Watermark> since, EntrySink<GroupMembers> sink) {
    before.run();
    return directory.readGroups(since, looking(groups::add, sink));
  }

  @Override
  public long listPeople(Consumer<EntryPlace> consumer) {
    before.run();
    return directory.listPeople(consumer);
  }

  @Override
  public long listGroups(Consumer<EntryPlace> consumer) {
    before.run();
    return directory.listGroups(consumer);
  }

  @Override
  public Optional<DirectoryPerson> person(
      org.precedent.identity.DirectoryId id, Set<EntryAttribute> attributes) {
    lookUps++;
    return directory.person(id, attributes);
  }

  @Override
  public GroupsOfPerson groupsOf(DirectoryPerson person) {
    lookUps++;
    return directory.groupsOf(person);
  }
}
