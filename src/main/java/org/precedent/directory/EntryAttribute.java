package org.precedent.directory;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of an attribute in a directory (RFC 4512, 2.5), without regard to case. Never one that
 * holds passwords or keys.
 *
 * @param name in lower case
 */
public record EntryAttribute(String name) {

  private static final int MAX_LENGTH = 255;

  // A short name or a numeric OID, with options such as ;lang-en.
  private static final Pattern DESCRIPTION =
      Pattern.compile("(?:[a-z][a-z0-9-]*|[0-9]+(?:\\.[0-9]+)+)(?:;[a-z0-9-]+)*");

  private static final Set<String> SECRETS =
      Set.of(
          "userpassword",
          "2.5.4.35",
          "authpassword",
          "unicodepwd",
          "dbcspwd",
          "ntpwdhistory",
          "lmpwdhistory",
          "supplementalcredentials",
          "pwdhistory",
          "passwordhistory",
          "krbprincipalkey",
          "krbpwdhistory",
          "ipanthash",
          "ipatokenotpkey",
          "sambantpassword",
          "sambalmpassword",
          "sambapasswordhistory",
          "ms-mcs-admpwd",
          "mslaps-password",
          "msds-managedpassword");

  /**
   * @throws IllegalArgumentException if it is no attribute's name, or that of one with passwords or
   *     keys
   */
  public EntryAttribute {
    name = name.toLowerCase(Locale.ROOT);
    if (name.length() > MAX_LENGTH || !DESCRIPTION.matcher(name).matches()) {
      throw new IllegalArgumentException("This can't be the name of a directory attribute.");
    }
    if (SECRETS.contains(baseName(name))) {
      throw new IllegalArgumentException("The directory attribute " + name + " holds secrets.");
    }
  }

  private static String baseName(String description) {
    int options = description.indexOf(';');
    return options < 0 ? description : description.substring(0, options);
  }
}
