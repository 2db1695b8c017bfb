package org.precedent.directory.ldap;

import com.unboundid.ldap.sdk.Filter;
import java.util.List;

/** What is where in one directory, after looking at it. */
record EntryShape(Profile profile, Names names, Place people, Place groups) {

  /** Where entries of a kind are, and which they are. */
  record Place(String base, Filter filter) {

    /** Those of them to which a further filter applies. */
    Place and(Filter further) {
      return new Place(base, Filter.createANDFilter(filter, further));
    }
  }

  /** The attributes in which their names are; the first one that has a value counts. */
  record Names(
      String id,
      List<String> login,
      String mail,
      String firstName,
      String lastName,
      List<String> displayName,
      String groupName,
      List<String> members) {

    /** Which entries have a login name, whatever characters are in it. */
    Filter loginFilter(String loginName) {
      return Filter.createORFilter(
          login.stream()
              .map(attribute -> Filter.createEqualityFilter(attribute, loginName))
              .toList());
    }
  }

  IdForm idForm() {
    return IdForm.of(names.id());
  }

  /** The attribute that grows with each change of an entry. */
  String changeAttribute() {
    return profile.habits().change();
  }
}
