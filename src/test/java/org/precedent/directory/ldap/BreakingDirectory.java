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

/** Another directory, whose reader breaks down after some people and groups. */
final class BreakingDirectory implements Directory {

  private final Directory directory;
  private int left;

  BreakingDirectory(Directory directory, int entries) {
    this.directory = directory;
    this.left = entries;
  }

  private <T> Consumer<T> breaking(Consumer<T> consumer) {
    return entry -> {
      if (left-- <= 0) {
        throw new IllegalStateException("cut off");
      }
      consumer.accept(entry);
    };
  }

  @Override
  public String name() {
    return directory.name();
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
    return directory.readPeople(since, attributes, breaking(consumer));
  }

  @Override
  public DirectoryReading readGroups(Optional<Watermark> since, Consumer<GroupMembers> consumer) {
    return directory.readGroups(since, breaking(consumer));
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
