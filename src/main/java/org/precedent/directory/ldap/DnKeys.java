package org.precedent.directory.ldap;

import com.unboundid.ldap.sdk.DN;
import com.unboundid.ldap.sdk.LDAPException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.precedent.directory.DnKey;

/** Makes DNs comparable. */
final class DnKeys {

  // RFC 4517, 3.3.21: a DN in uniqueMember may be followed by a bit string.
  private static final Pattern UNIQUE_ID = Pattern.compile("#'[01]*'B$");

  private DnKeys() {}

  /** The key of a DN; empty if the text is none. */
  static Optional<DnKey> key(String dn) {
    return normalized(dn).map(text -> new DnKey(Digests.of(text)));
  }

  /** The one spelling of a DN, by the library's rules of RFC 4514; empty if the text is none. */
  static Optional<String> normalized(String dn) {
    try {
      return Optional.of(DN.normalize(UNIQUE_ID.matcher(dn).replaceFirst("")));
    } catch (LDAPException wrong) {
      return Optional.empty();
    }
  }
}
