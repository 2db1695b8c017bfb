package org.precedent.directory.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.precedent.directory.DirectoryPerson;
import org.precedent.directory.EntryAttribute;

/** Finds single people. Thread-safe. */
final class People {

  private static final Logger LOG = Logger.getLogger(People.class.getName());

  private final String directory;
  private final EntryShape shape;
  private final EntryReader reader;
  private final Connections connections;

  People(String directory, EntryShape shape, EntryReader reader, Connections connections) {
    this.directory = directory;
    this.shape = shape;
    this.reader = reader;
    this.connections = connections;
  }

  /** The one person who logs in with the name. */
  Optional<DirectoryPerson> byLoginName(String loginName, Set<EntryAttribute> extra) {
    return loginName.isBlank()
        ? Optional.empty()
        : only(loginFilter(loginName), extra, "the login name " + loginName)
            .flatMap(entry -> usable(entry, extra));
  }

  /** Which entries have the login name, whatever characters are in it. */
  Filter loginFilter(String loginName) {
    return shape.names().loginFilter(loginName);
  }

  /** The person with the immutable id; if his entry can't be used, the log doesn't tell. */
  Optional<DirectoryPerson> byId(String id, Set<EntryAttribute> extra) {
    Filter filter;
    try {
      filter = shape.idForm().filter(shape.names().id(), id);
    } catch (IllegalArgumentException notOfThisForm) {
      return Optional.empty();
    }
    return only(filter, extra, "the immutable id " + id)
        .flatMap(entry -> reader.person(entry, extra))
        .filter(person -> person.id().value().equals(id));
  }

  private Optional<SearchResultEntry> only(Filter filter, Set<EntryAttribute> extra, String what) {
    List<SearchResultEntry> found =
        connections.lookUp(connection -> find(connection, filter, extra));
    if (found.size() > 1) {
      LOG.log(
          Level.WARNING,
          "Directory {0}: {1} and {2} both have {3}: nobody is admitted by it until it is unique.",
          new Object[] {
            directory,
            LeftOut.printable(found.get(0).getDN()),
            LeftOut.printable(found.get(1).getDN()),
            LeftOut.printable(what)
          });
      return Optional.empty();
    }
    return found.stream().findFirst();
  }

  private List<SearchResultEntry> find(
      LDAPConnection connection, Filter filter, Set<EntryAttribute> extra) throws LDAPException {
    return Searches.find(connection, shape.people(), filter, reader.personAttributes(extra), 2);
  }

  private Optional<DirectoryPerson> usable(SearchResultEntry entry, Set<EntryAttribute> extra) {
    Optional<DirectoryPerson> person = reader.person(entry, extra);
    if (person.isEmpty()) {
      new LeftOut(directory, reader.personNeeds()).add(entry.getDN());
    }
    return person;
  }
}
