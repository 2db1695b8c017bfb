package org.precedent.directory.ldap;

import java.util.Optional;
import java.util.Set;
import org.precedent.directory.Directory;
import org.precedent.directory.DirectoryPerson;
import org.precedent.directory.DirectoryReading;
import org.precedent.directory.EntryAttribute;
import org.precedent.directory.EntrySink;
import org.precedent.directory.GroupMembers;
import org.precedent.directory.Watermark;

/** Another directory, whose reader breaks down after some people and groups. */
final class BreakingDirectory extends OtherDirectory {

  private int left;

  BreakingDirectory(Directory directory, int entries) {
    super(directory);
    this.left = entries;
  }

  private <T> EntrySink<T> breaking(EntrySink<T> next) {
    return looking(
        entry -> {
          if (left-- <= 0) {
            throw new IllegalStateException("cut off");
          }
        },
        next);
  }

  @Override
  public DirectoryReading readPeople(
      Optional<Watermark> since, Set<EntryAttribute> attributes, EntrySink<DirectoryPerson> sink) {
    return directory.readPeople(since, attributes, breaking(sink));
  }

  @Override
  public DirectoryReading readGroups(Optional<Watermark> since, EntrySink<GroupMembers> sink) {
    return directory.readGroups(since, breaking(sink));
  }
}
