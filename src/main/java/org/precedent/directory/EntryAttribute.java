package org.precedent.directory;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The name of an attribute in a directory (RFC 4512, 2.5), without regard to case. Never one that
 * holds passwords or keys, as far as they are known.
 *
 * @param name in lower case
 */
public record EntryAttribute(String name) {

  private static final int MAX_LENGTH = 255;

  // With options such as ;lang-en. Not an OID: secrets have theirs, too, and nobody knows all.
  private static final Pattern DESCRIPTION = Pattern.compile("[a-z][a-z0-9-]*(?:;[a-z0-9-]+)*");
  private static final Pattern OID = Pattern.compile("[0-9]+(?:\\.[0-9]+)+(?:;[a-z0-9-]+)*");

  private static final Set<String> SECRETS =
      Set.of(
          "userpassword",
          "userpkcs12",
          "authpassword",
          "unicodepwd",
          "dbcspwd",
          "ntpwdhistory",
          "lmpwdhistory",
          "unixuserpassword",
          "mssfu30password",
          "supplementalcredentials",
          "currentvalue",
          "priorvalue",
          "initialauthincoming",
          "initialauthoutgoing",
          "trustauthincoming",
          "trustauthoutgoing",
          "peklist",
          "pwdhistory",
          "passwordhistory",
          "krbprincipalkey",
          "krbpwdhistory",
          "krbmkey",
          "ipanthash",
          "ipanttrustauthincoming",
          "ipanttrustauthoutgoing",
          "ipatokenotpkey",
          "ipatokenradiussecret",
          "oathsecret",
          "sambantpassword",
          "sambalmpassword",
          "sambapasswordhistory",
          "sambacleartextpassword",
          "sambapreviouscleartextpassword",
          "sambacurrenttrustpassword",
          "sambaprevioustrustpassword",
          "nsds5replicacredentials",
          "nsmultiplexorcredentials",
          "olcrootpw",
          "ms-mcs-admpwd",
          "ms-mcs-admpwdhistory",
          "msds-managedpassword",
          "msds-executescriptpassword",
          "msfve-recoverypassword",
          "msfve-keypackage",
          "mstpm-ownerinformation",
          "mspkiaccountcredentials",
          "mspkidpapimasterkeys");

  // Windows LAPS: all of these but when the password expires.
  private static final String LAPS = "mslaps-";
  private static final String LAPS_EXPIRY = "mslaps-passwordexpirationtime";

  /**
   * @throws IllegalArgumentException if it is no attribute's name, or that of one with passwords or
   *     keys
   */
  public EntryAttribute {
    name = name.toLowerCase(Locale.ROOT);
    // A long text of many parts would take more stack than there is.
    boolean fits = name.length() <= MAX_LENGTH;
    if (fits && OID.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "A directory attribute must be named by its name: by its number, secrets can be meant.");
    }
    if (!fits || !DESCRIPTION.matcher(name).matches()) {
      throw new IllegalArgumentException("This can't be the name of a directory attribute.");
    }
    if (isSecret(baseName(name))) {
      throw new IllegalArgumentException("The directory attribute " + name + " holds secrets.");
    }
  }

  private static boolean isSecret(String baseName) {
    return SECRETS.contains(baseName) || baseName.startsWith(LAPS) && !baseName.equals(LAPS_EXPIRY);
  }

  private static String baseName(String description) {
    int options = description.indexOf(';');
    return options < 0 ? description : description.substring(0, options);
  }
}
