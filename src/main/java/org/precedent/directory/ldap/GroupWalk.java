package org.precedent.directory.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.precedent.directory.DirectoryGroup;
import org.precedent.directory.DirectoryPerson;

/**
 * Finds all groups that someone is in, directly or through groups, each once. Level by level, in
 * every directory, as the mirror does it: the matching rule of Active Directory for all levels at
 * once ([MS-ADTS] 3.1.1.3.4.4.3) would lead through groups that are not read here.
 */
final class GroupWalk {

  // So many DNs in one filter as any server takes.
  private static final int AT_ONCE = 50;

  private final EntryShape shape;
  private final EntryReader reader;
  private final Searches searches;

  GroupWalk(EntryShape shape, EntryReader reader, Searches searches) {
    this.shape = shape;
    this.reader = reader;
    this.searches = searches;
  }

  List<DirectoryGroup> of(LDAPConnection connection, DirectoryPerson person) throws LDAPException {
    List<DirectoryGroup> found = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    List<String> next = new ArrayList<>(addByLoginName(connection, person, found, seen));
    next.add(person.place().dn());
    while (!next.isEmpty()) {
      List<String> now = next.subList(0, Math.min(AT_ONCE, next.size()));
      List<String> later = new ArrayList<>(next.subList(now.size(), next.size()));
      later.addAll(add(connection, anyOf(now), found, seen));
      next = later;
    }
    return found;
  }

  // If another person has the name, too, neither is meant: so the mirror takes it as well.
  private List<String> addByLoginName(
      LDAPConnection connection,
      DirectoryPerson person,
      List<DirectoryGroup> found,
      Set<String> seen)
      throws LDAPException {
    Filter named = Filter.createEqualityFilter(Members.LOGIN_NAMES, person.loginName());
    List<DirectoryGroup> groups = new ArrayList<>();
    Set<String> places = new HashSet<>();
    List<String> added = add(connection, named, groups, places);
    if (added.isEmpty() || !isUnique(connection, person)) {
      return List.of();
    }
    found.addAll(groups);
    seen.addAll(places);
    return added;
  }

  private boolean isUnique(LDAPConnection connection, DirectoryPerson person) throws LDAPException {
    List<SearchResultEntry> others = new ArrayList<>();
    EntryShape.Place place =
        new EntryShape.Place(
            shape.people().base(),
            Filter.createANDFilter(
                shape.people().filter(), shape.names().loginFilter(person.loginName())));
    searches.forEach(connection, place, reader.personAttributes(Set.of()), others::add);
    return others.stream()
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

  // Adds the groups that are new, and says where they are.
  private List<String> add(
      LDAPConnection connection, Filter filter, List<DirectoryGroup> found, Set<String> seen)
      throws LDAPException {
    EntryShape.Place place =
        new EntryShape.Place(
            shape.groups().base(), Filter.createANDFilter(shape.groups().filter(), filter));
    List<SearchResultEntry> entries = new ArrayList<>();
    searches.forEach(connection, place, reader.groupAttributes(), entries::add);
    List<String> added = new ArrayList<>();
    for (SearchResultEntry entry : entries) {
      if (seen.add(DnKeys.normalized(entry.getDN()).orElse(entry.getDN()))) {
        added.add(entry.getDN());
        // The log tells of the others when the mirror reads them.
        reader.group(entry).ifPresent(found::add);
      }
    }
    return added;
  }
}
