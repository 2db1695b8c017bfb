package org.precedent.directory.ldap;

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
import org.precedent.directory.LogInResult;
import org.precedent.directory.ProbeStep;
import org.precedent.directory.UnusableEntry;
import org.precedent.directory.Watermark;
import org.precedent.identity.DirectoryId;

/** Another directory, to be changed in some of what it does. */
abstract class OtherDirectory implements Directory {

  final Directory directory;

  OtherDirectory(Directory directory) {
    this.directory = directory;
  }

  /** What looks at each entry before it goes on; those that can't be used go on as they are. */
  static <T> EntrySink<T> looking(Consumer<T> look, EntrySink<T> next) {
    return new EntrySink<>() {
      @Override
      public void accept(T entry) {
        look.accept(entry);
        next.accept(entry);
      }

      @Override
      public void unusable(UnusableEntry entry) {
        next.unusable(entry);
      }
    };
  }

  @Override
  public String name() {
    return directory.name();
  }

  @Override
  public String idAttribute() {
    return directory.idAttribute();
  }

  @Override
  public boolean isActiveDirectory() {
    return directory.isActiveDirectory();
  }

  @Override
  public LogInResult authenticate(
      String loginName, String password, Set<EntryAttribute> attributes) {
    return directory.authenticate(loginName, password, attributes);
  }

  @Override
  public Optional<DirectoryPerson> findPerson(String loginName, Set<EntryAttribute> attributes) {
    return directory.findPerson(loginName, attributes);
  }

  @Override
  public Optional<DirectoryPerson> person(DirectoryId id, Set<EntryAttribute> attributes) {
    return directory.person(id, attributes);
  }

  @Override
  public GroupsOfPerson groupsOf(DirectoryPerson person) {
    return directory.groupsOf(person);
  }

  @Override
  public DirectoryReading readPeople(
      Optional<Watermark> since, Set<EntryAttribute> attributes, EntrySink<DirectoryPerson> sink) {
    return directory.readPeople(since, attributes, sink);
  }

  @Override
  public DirectoryReading readGroups(Optional<Watermark> since, EntrySink<GroupMembers> sink) {
    return directory.readGroups(since, sink);
  }

  @Override
  public long listPeople(Consumer<EntryPlace> consumer) {
    return directory.listPeople(consumer);
  }

  @Override
  public long listGroups(Consumer<EntryPlace> consumer) {
    return directory.listGroups(consumer);
  }

  @Override
  public List<ProbeStep> probe() {
    return directory.probe();
  }

  @Override
  public void close() {
    directory.close();
  }
}
