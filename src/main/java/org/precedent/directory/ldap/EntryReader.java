package org.precedent.directory.ldap;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precedent.directory.AccountState;
import org.precedent.directory.DirectoryGroup;
import org.precedent.directory.DirectoryPerson;
import org.precedent.directory.EntryAttribute;
import org.precedent.directory.EntryPlace;
import org.precedent.directory.PosixFacts;
import org.precedent.directory.UnusableEntry;
import org.precedent.identity.DirectoryId;

/** Makes people and groups of LDAP entries. Thread-safe. */
final class EntryReader {

  private static final String UID_NUMBER = "uidNumber";
  private static final String GID_NUMBER = "gidNumber";
  private static final String HOME_DIRECTORY = "homeDirectory";
  private static final String LOGIN_SHELL = "loginShell";
  private static final String DESCRIPTION = "description";
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private final String directory;
  private final EntryShape shape;
  private final AccountStates states;

  EntryReader(String directory, EntryShape shape, AccountStates states) {
    this.directory = directory;
    this.shape = shape;
    this.states = states;
  }

  /** What to ask of a person's entry. */
  List<String> personAttributes(Set<EntryAttribute> extra) {
    EntryShape.Names names = shape.names();
    List<String> attributes = new ArrayList<>(placeAttributes());
    attributes.add(shape.changeAttribute());
    attributes.addAll(names.login());
    attributes.addAll(List.of(names.mail(), names.firstName(), names.lastName()));
    attributes.addAll(List.of(UID_NUMBER, GID_NUMBER, HOME_DIRECTORY, LOGIN_SHELL));
    attributes.addAll(names.displayName());
    attributes.addAll(AccountStates.ATTRIBUTES);
    extra.stream().map(EntryAttribute::name).sorted().forEach(attributes::add);
    return attributes;
  }

  /** What to ask of a group's entry besides its members. */
  List<String> groupAttributes() {
    List<String> attributes = new ArrayList<>(placeAttributes());
    attributes.addAll(List.of(shape.changeAttribute(), shape.names().groupName(), DESCRIPTION));
    return attributes;
  }

  /** What to ask of an entry to know who it is. */
  List<String> placeAttributes() {
    return List.of(shape.names().id());
  }

  /** What a person's entry must have, in words. */
  String personNeeds() {
    return "one value of " + shape.names().id() + ", or a " + shape.names().login().get(0);
  }

  /** What a group's entry must have, in words. */
  String groupNeeds() {
    return "one value of " + shape.names().id() + ", or a " + shape.names().groupName();
  }

  /** Who an entry is, and where; empty without exactly one immutable id. */
  Optional<EntryPlace> place(Entry entry) {
    byte[][] ids = entry.getAttributeValueByteArrays(shape.names().id());
    if (ids == null || ids.length != 1) {
      return Optional.empty();
    }
    return shape
        .idForm()
        .read(ids[0])
        .filter(id -> !id.isBlank() && id.length() <= DirectoryId.MAX_VALUE)
        .filter(id -> id.indexOf('\0') < 0)
        .flatMap(
            id ->
                DnKeys.key(entry.getDN())
                    .map(
                        key -> new EntryPlace(new DirectoryId(directory, id), entry.getDN(), key)));
  }

  /** The person in an entry; empty without an immutable id or a login name. */
  Optional<DirectoryPerson> person(Entry entry, Set<EntryAttribute> extra) {
    String loginName = first(entry, shape.names().login());
    return loginName.isBlank()
        ? Optional.empty()
        : place(entry).map(place -> person(entry, place, loginName, extra));
  }

  /** What is left of a person without a login name; empty without an immutable id. */
  Optional<UnusableEntry> unusablePerson(Entry entry) {
    return place(entry).map(place -> new UnusableEntry(place, states.of(entry)));
  }

  /** The same of a group without a name. */
  Optional<UnusableEntry> unusableGroup(Entry entry) {
    return place(entry).map(place -> new UnusableEntry(place, AccountState.ENABLED));
  }

  private DirectoryPerson person(
      Entry entry, EntryPlace place, String loginName, Set<EntryAttribute> extra) {
    EntryShape.Names names = shape.names();
    return new DirectoryPerson(
        place,
        loginName,
        values(entry, names.mail()),
        first(entry, List.of(names.firstName())),
        first(entry, List.of(names.lastName())),
        first(entry, names.displayName()),
        posix(entry),
        states.of(entry),
        attributes(entry, extra));
  }

  /** The group in an entry; empty without an immutable id or a name. */
  Optional<DirectoryGroup> group(Entry entry) {
    String name = first(entry, List.of(shape.names().groupName()));
    return name.isBlank()
        ? Optional.empty()
        : place(entry)
            .map(place -> new DirectoryGroup(place, name, first(entry, List.of(DESCRIPTION))));
  }

  private static Map<EntryAttribute, List<String>> attributes(
      Entry entry, Set<EntryAttribute> extra) {
    Map<EntryAttribute, List<String>> found = new HashMap<>();
    for (EntryAttribute attribute : extra) {
      List<String> values = values(entry, attribute.name());
      if (!values.isEmpty()) {
        found.put(attribute, values);
      }
    }
    return found;
  }

  private static PosixFacts posix(Entry entry) {
    return new PosixFacts(
        number(entry, UID_NUMBER),
        number(entry, GID_NUMBER),
        text(entry, HOME_DIRECTORY),
        text(entry, LOGIN_SHELL));
  }

  private static @Nullable Long number(Entry entry, String attribute) {
    String text = first(entry, List.of(attribute));
    return NUMBER.matcher(text).matches() ? Long.valueOf(text) : null;
  }

  private static @Nullable String text(Entry entry, String attribute) {
    String text = first(entry, List.of(attribute));
    return text.isEmpty() ? null : text;
  }

  private static String first(Entry entry, List<String> attributes) {
    return attributes.stream()
        .flatMap(attribute -> values(entry, attribute).stream())
        .filter(value -> !value.isBlank())
        .findFirst()
        .orElse("");
  }

  private static List<String> values(Entry entry, String name) {
    Attribute attribute = entry.getAttribute(name);
    return attribute == null
        ? List.of()
        : Arrays.stream(attribute.getValueByteArrays()).map(EntryReader::text).toList();
  }

  private static String text(byte[] value) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(value)).toString();
    } catch (CharacterCodingException binary) {
      return Base64.getEncoder().encodeToString(value);
    }
  }
}
