package org.precedent.directory.ldap;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.precedent.directory.Directory;
import org.precedent.directory.DirectoryPerson;
import org.precedent.directory.DirectoryReading;
import org.precedent.directory.EntryAttribute;
import org.precedent.directory.GroupMembers;
import org.precedent.directory.Watermark;

/** Another directory, whose reader breaks down after some people and groups. */
final class BreakingDirectory extends OtherDirectory {

  private int left;

  BreakingDirectory(Directory directory, int entries) {
    super(directory);
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
}
