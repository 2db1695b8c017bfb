package org.precedent.directory.ldap;

import java.util.Optional;
import java.util.function.Function;
import org.precedent.directory.DnKey;
import org.precedent.platform.settings.WrongSettingException;

/** Which group's members are administrators. */
public final class LdapAdministrators {

  private LdapAdministrators() {}

  /**
   * The configured group, that of the demo company if nobody configured a directory.
   *
   * @param source the configured text of a name of MicroProfile Config, if there is one
   * @throws WrongSettingException if it is no DN
   */
  public static Optional<DnKey> group(Function<String, Optional<String>> source) {
    Optional<String> dn = new SettingTexts(source).text(LdapSetting.ADMIN_GROUP);
    if (dn.isEmpty() && LdapConfiguration.read(source) instanceof LdapChoice.Embedded) {
      return DnKeys.key(EmbeddedDirectory.ADMINISTRATORS);
    }
    return dn.map(LdapAdministrators::key);
  }

  private static DnKey key(String dn) {
    return DnKeys.key(dn)
        .orElseThrow(
            () -> SettingTexts.wrong(LdapSetting.ADMIN_GROUP, "\"" + shown(dn) + "\" is no DN"));
  }

  private static String shown(String dn) {
    return LeftOut.printable(dn);
  }
}
