package org.precedent.directory.ldap;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.precedent.directory.Directory;
import org.precedent.directory.DirectoryGroup;
import org.precedent.directory.DirectoryPerson;
import org.precedent.directory.DirectoryReading;
import org.precedent.directory.EntryAttribute;
import org.precedent.directory.EntryPlace;
import org.precedent.directory.GroupMembers;
import org.precedent.directory.LogInResult;
import org.precedent.directory.ProbeStep;
import org.precedent.directory.Watermark;
import org.precedent.identity.DirectoryId;

/** Another directory, to be changed in some of what it does. */
abstract class OtherDirectory implements Directory {

  final Directory directory;

  OtherDirectory(Directory directory) {
    this.directory = directory;
  }

  @Override
  public String name() {
    return directory.name();
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
  public List<DirectoryGroup> groupsOf(DirectoryPerson person) {
    return directory.groupsOf(person);
  }

  @Override
  public DirectoryReading readPeople(
      Optional<Watermark> since,
      Set<EntryAttribute> attributes,
      Consumer<DirectoryPerson> consumer) {
    return directory.readPeople(since, attributes, consumer);
  }

  @Override
  public DirectoryReading readGroups(Optional<Watermark> since, Consumer<GroupMembers> consumer) {
    return directory.readGroups(since, consumer);
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
