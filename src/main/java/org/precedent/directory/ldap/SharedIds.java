package org.precedent.directory.ldap;

import com.unboundid.ldap.sdk.Filter;
import com.unboundid.ldap.sdk.LDAPConnection;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.precedent.directory.DnKey;
import org.precedent.directory.EntryPlace;
import org.precedent.identity.DirectoryId;

/** Finds immutable ids that several groups have, so that none of them can be told by it. */
final class SharedIds {

  private final EntryShape shape;
  private final EntryReader reader;
  private final Searches searches;
  private final int atOnce;

  /**
   * @param atOnce how many ids are looked for with one search
   */
  SharedIds(EntryShape shape, EntryReader reader, Searches searches, int atOnce) {
    this.shape = shape;
    this.reader = reader;
    this.searches = searches;
    this.atOnce = atOnce;
  }

  /**
   * Those of these ids that more than one group has.
   *
   * @throws LDAPException unless the server says that it has named all groups with them
   */
  Set<DirectoryId> among(LDAPConnection connection, List<DirectoryId> ids) throws LDAPException {
    Map<DirectoryId, DnKey> seen = new HashMap<>();
    Set<DirectoryId> shared = new HashSet<>();
    for (int from = 0; from < ids.size(); from += atOnce) {
      searches.forEach(
          connection,
          shape.groups().and(anyOf(ids.subList(from, Math.min(ids.size(), from + atOnce)))),
          reader.placeAttributes(),
          entry ->
              reader
                  .place(entry)
                  .filter(place -> !isFirst(place, seen))
                  .ifPresent(place -> shared.add(place.id())));
    }
    return shared;
  }

  // Two searches may name the same entry.
  private static boolean isFirst(EntryPlace place, Map<DirectoryId, DnKey> seen) {
    return seen.computeIfAbsent(place.id(), id -> place.key()).equals(place.key());
  }

  private Filter anyOf(List<DirectoryId> ids) {
    String attribute = shape.names().id();
    return Filter.createORFilter(
        ids.stream().map(id -> shape.idForm().filter(attribute, id.value())).toList());
  }
}
