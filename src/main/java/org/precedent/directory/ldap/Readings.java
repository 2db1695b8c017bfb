package org.precedent.directory.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.RootDSE;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.precedent.directory.DirectoryPerson;
import org.precedent.directory.DirectoryReading;
import org.precedent.directory.EntryAttribute;
import org.precedent.directory.EntryPlace;
import org.precedent.directory.EntrySink;
import org.precedent.directory.GroupMembers;
import org.precedent.directory.GroupsOfPerson;
import org.precedent.directory.UnusableEntry;
import org.precedent.directory.Watermark;

/** Reads everything, or what changed, entry by entry. Thread-safe. */
final class Readings {

  private final LdapSettings settings;
  private final EntryShape shape;
  private final EntryReader reader;
  private final Connections connections;
  private final Searches searches;
  private final Clock clock;

  Readings(
      LdapSettings settings,
      EntryShape shape,
      EntryReader reader,
      Connections connections,
      Clock clock) {
    this.settings = settings;
    this.shape = shape;
    this.reader = reader;
    this.connections = connections;
    this.searches = new Searches(settings.limits().pageSize());
    this.clock = clock;
  }

  GroupsOfPerson groupsOf(DirectoryPerson person) {
    return connections.lookUp(
        connection -> new GroupWalk(shape, reader, searches, connection).of(person));
  }

  DirectoryReading people(
      Optional<Watermark> since, Set<EntryAttribute> extra, EntrySink<DirectoryPerson> sink) {
    return read(
        shape.people(),
        reader.personAttributes(extra),
        since,
        new Sink<>(
            entry -> reader.person(entry, extra),
            sink,
            reader::unusablePerson,
            leftOut(reader.personNeeds())));
  }

  DirectoryReading groups(Optional<Watermark> since, EntrySink<GroupMembers> sink) {
    Members members = new Members(shape, connections);
    List<String> attributes = new ArrayList<>(reader.groupAttributes());
    attributes.addAll(members.attributes());
    return read(
        shape.groups(),
        attributes,
        since,
        new Sink<>(
            entry -> group(entry, members),
            sink,
            reader::unusableGroup,
            leftOut(reader.groupNeeds())));
  }

  private Optional<GroupMembers> group(SearchResultEntry entry, Members members) {
    return reader
        .group(entry)
        .flatMap(group -> members.of(entry).map(all -> new GroupMembers(group, all)));
  }

  // Whoever lacks an identity is told of in the log when his entry is read.
  long places(EntryShape.Place place, Consumer<EntryPlace> consumer) {
    LeftOut leftOut = LeftOut.untold(settings.name());
    Sink<EntryPlace> sink =
        new Sink<>(reader::place, consumer::accept, entry -> Optional.empty(), leftOut);
    return connections.alone(
        connection -> {
          searches.forEach(connection, place, reader.placeAttributes(), sink::accept);
          return leftOut.count();
        });
  }

  private DirectoryReading read(
      EntryShape.Place place, List<String> attributes, Optional<Watermark> since, Sink<?> sink) {
    return connections.alone(
        connection -> {
          Watermarks watermarks = watermarks(connection, place, attributes);
          Optional<Filter> changed = watermarks.changedSince(since);
          EntryShape.Place part = changed.map(place::and).orElse(place);
          searches.forEach(
              connection,
              part,
              attributes,
              entry -> {
                watermarks.read(entry);
                sink.accept(entry);
              });
          return new DirectoryReading(
              changed.isEmpty(), sink.delivered, sink.leftOut.count(), watermarks.next());
        });
  }

  private Watermarks watermarks(
      LDAPConnection connection, EntryShape.Place place, List<String> attributes)
      throws LDAPException {
    String attribute = shape.changeAttribute();
    String fingerprint = Digests.of(place.base() + "\n" + place.filter() + "\n" + attributes);
    if (shape.profile() == Profile.ACTIVE_DIRECTORY) {
      RootDSE root = connection.getRootDSE();
      if (root != null) {
        return new UsnWatermarks(
            attribute, fingerprint, root, UsnWatermarks.invocation(connection, root));
      }
    }
    return new TimeWatermarks(attribute, fingerprint, settings.limits().overlap(), clock);
  }

  private LeftOut leftOut(String needs) {
    return new LeftOut(settings.name(), needs);
  }

  /** Where entries go: made into something, and delivered, or left out. */
  private static final class Sink<T> {
    private final Function<SearchResultEntry, Optional<T>> maker;
    private final EntrySink<T> next;
    private final Function<SearchResultEntry, Optional<UnusableEntry>> remains;
    private final LeftOut leftOut;
    private long delivered;

    /**
     * @param remains what is left of an entry of which nothing can be made
     */
    Sink(
        Function<SearchResultEntry, Optional<T>> maker,
        EntrySink<T> next,
        Function<SearchResultEntry, Optional<UnusableEntry>> remains,
        LeftOut leftOut) {
      this.maker = maker;
      this.next = next;
      this.remains = remains;
      this.leftOut = leftOut;
    }

    void accept(SearchResultEntry entry) {
      Optional<T> made = maker.apply(entry);
      if (made.isPresent()) {
        delivered++;
        next.accept(made.get());
      } else {
        leftOut.add(entry.getDN());
        remains.apply(entry).ifPresent(next::unusable);
      }
    }
  }
}
