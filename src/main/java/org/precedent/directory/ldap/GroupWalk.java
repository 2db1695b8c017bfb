package org.precedent.directory.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.precedent.directory.DirectoryGroup;
import org.precedent.directory.DirectoryPerson;
import org.precedent.directory.EntryPlace;
import org.precedent.directory.GroupsOfPerson;
import org.precedent.identity.DirectoryId;

/**
 * Finds all groups that someone is in, directly or through groups, each once. Level by level, in
 * every directory, and only through groups that can be taken over, as the mirror does it: the
 * matching rule of Active Directory for all levels at once ([MS-ADTS] 3.1.1.3.4.4.3) would lead
 * through groups that are not read here. For one person.
 */
final class GroupWalk {

  // So many DNs or ids in one filter as any server takes.
  private static final int AT_ONCE = 50;

  private final EntryShape shape;
  private final EntryReader reader;
  private final Searches searches;
  private final LDAPConnection connection;
  private final SharedIds sharedIds;
  private final Set<String> seen = new HashSet<>();
  private final List<DirectoryGroup> usable = new ArrayList<>();
  private final Set<DirectoryId> others = new HashSet<>();

  GroupWalk(EntryShape shape, EntryReader reader, Searches searches, LDAPConnection connection) {
    this.shape = shape;
    this.reader = reader;
    this.searches = searches;
    this.connection = connection;
    this.sharedIds = new SharedIds(shape, reader, searches, AT_ONCE);
  }

  GroupsOfPerson of(DirectoryPerson person) throws LDAPException {
    List<String> next = new ArrayList<>(addByLoginName(person));
    next.add(person.place().dn());
    while (!next.isEmpty()) {
      List<String> now = next.subList(0, Math.min(AT_ONCE, next.size()));
      List<String> later = new ArrayList<>(next.subList(now.size(), next.size()));
      later.addAll(add(groups(anyOf(now))));
      next = later;
    }
    return new GroupsOfPerson(usable, others);
  }

  // If another person has the name, too, neither is meant: so the mirror takes it as well.
  private List<String> addByLoginName(DirectoryPerson person) throws LDAPException {
    List<SearchResultEntry> named =
        groups(Filter.createEqualityFilter(Members.LOGIN_NAMES, person.loginName()));
    return named.isEmpty() || !isUnique(person) ? List.of() : add(named);
  }

  private boolean isUnique(DirectoryPerson person) throws LDAPException {
    List<SearchResultEntry> namesakes = new ArrayList<>();
    searches.forEach(
        connection,
        shape.people().and(shape.names().loginFilter(person.loginName())),
        reader.personAttributes(Set.of()),
        namesakes::add);
    return namesakes.stream()
            .flatMap(entry -> reader.person(entry, Set.of()).stream())
            .filter(other -> other.loginName().equals(person.loginName()))
            .count()
        == 1;
  }

  private Filter anyOf(List<String> dns) {
    List<Filter> filters = new ArrayList<>();
    for (String dn : dns) {
      shape.names().members().forEach(name -> filters.add(Filter.createEqualityFilter(name, dn)));
    }
    return Filter.createORFilter(filters);
  }

  private List<SearchResultEntry> groups(Filter filter) throws LDAPException {
    List<SearchResultEntry> entries = new ArrayList<>();
    searches.forEach(
        connection, shape.groups().and(filter), reader.groupAttributes(), entries::add);
    return entries;
  }

  // Adds the groups that are new, and says where the usable ones are. The log tells of the others
  // when the mirror reads them.
  private List<String> add(List<SearchResultEntry> entries) throws LDAPException {
    List<SearchResultEntry> fresh =
        entries.stream()
            .filter(entry -> seen.add(DnKeys.normalized(entry.getDN()).orElse(entry.getDN())))
            .toList();
    Set<DirectoryId> shared =
        sharedIds.among(connection, fresh.stream().flatMap(entry -> id(entry).stream()).toList());
    List<String> added = new ArrayList<>();
    for (SearchResultEntry entry : fresh) {
      Optional<DirectoryGroup> group =
          reader.group(entry).filter(one -> one.problem().isEmpty() && !shared.contains(one.id()));
      if (group.isPresent()) {
        usable.add(group.get());
        added.add(entry.getDN());
      } else {
        id(entry).ifPresent(others::add);
      }
    }
    return added;
  }

  private Optional<DirectoryId> id(SearchResultEntry entry) {
    return reader.place(entry).map(EntryPlace::id);
  }
}
