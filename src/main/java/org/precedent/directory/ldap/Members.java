package org.precedent.directory.ldap;

import com.unboundid.ldap.sdk.Attribute;
import com.unboundid.ldap.sdk.Entry;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.SearchResultEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.precedent.directory.MemberReference;

/**
 * Reads the direct members of a group. Active Directory gives no more than some 1500 of them at
 * once, as {@code member;range=0-1499}, and the rest on demand ([MS-ADTS] 3.1.1.3.1.3.3).
 */
final class Members {

  static final String LOGIN_NAMES = "memberUid";

  private static final Pattern RANGE = Pattern.compile(";range=[0-9]{1,9}-([0-9]{1,9}|\\*)$");

  private final List<String> attributes;
  private final Connections connections;

  Members(EntryShape shape, Connections connections) {
    this.attributes = shape.names().members();
    this.connections = connections;
  }

  /** What to ask of a group's entry. */
  List<String> attributes() {
    List<String> all = new ArrayList<>(attributes);
    all.add(LOGIN_NAMES);
    return all;
  }

  /** All members of a group; empty if it was deleted before they were read. */
  Optional<List<MemberReference>> of(Entry group) {
    List<MemberReference> members = new ArrayList<>();
    for (String attribute : attributes) {
      if (!addAll(group, attribute, members)) {
        return Optional.empty();
      }
    }
    for (String loginName : values(group.getAttribute(LOGIN_NAMES))) {
      if (!loginName.isBlank()) {
        members.add(new MemberReference.ByLoginName(loginName));
      }
    }
    return Optional.of(members);
  }

  private boolean addAll(Entry group, String attribute, List<MemberReference> members) {
    add(group.getAttribute(attribute), members);
    Optional<Attribute> range = range(group, attribute);
    while (range.isPresent()) {
      add(range.get(), members);
      Optional<Integer> next = next(range.get());
      if (next.isEmpty()) {
        return true;
      }
      Optional<SearchResultEntry> more = more(group.getDN(), attribute, next.get());
      if (more.isEmpty()) {
        return false;
      }
      range = range(more.get(), attribute);
    }
    return true;
  }

  // Empty if the group is gone.
  private Optional<SearchResultEntry> more(String dn, String attribute, int from) {
    return connections.lookUp(
        connection -> {
          try {
            Optional<SearchResultEntry> entry =
                Optional.ofNullable(connection.getEntry(dn, attribute + ";range=" + from + "-*"));
            if (entry.isPresent() && range(entry.get(), attribute).isEmpty()) {
              throw new LDAPException(
                  ResultCode.DECODING_ERROR, "It withholds members of " + dn + ".");
            }
            return entry;
          } catch (LDAPException failure) {
            if (failure.getResultCode().equals(ResultCode.NO_SUCH_OBJECT)) {
              return Optional.empty();
            }
            throw failure;
          }
        });
  }

  private static Optional<Attribute> range(Entry entry, String attribute) {
    String prefix = attribute.toLowerCase(Locale.ROOT) + ";range=";
    return entry.getAttributes().stream()
        .filter(candidate -> candidate.getName().toLowerCase(Locale.ROOT).startsWith(prefix))
        .filter(candidate -> RANGE.matcher(candidate.getName().toLowerCase(Locale.ROOT)).find())
        .findFirst();
  }

  // Empty for the last range.
  private static Optional<Integer> next(Attribute range) {
    Matcher matcher = RANGE.matcher(range.getName().toLowerCase(Locale.ROOT));
    return matcher.find() && !matcher.group(1).equals("*")
        ? Optional.of(Integer.parseInt(matcher.group(1)) + 1)
        : Optional.empty();
  }

  private static void add(@Nullable Attribute attribute, List<MemberReference> members) {
    for (String dn : values(attribute)) {
      DnKeys.key(dn).map(MemberReference.ByDn::new).ifPresent(members::add);
    }
  }

  private static String[] values(@Nullable Attribute attribute) {
    return attribute == null ? new String[0] : attribute.getValues();
  }
}
