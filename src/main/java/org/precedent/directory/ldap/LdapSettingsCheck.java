package org.precedent.directory.ldap;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import org.precedent.platform.FailedStart;
import org.precedent.platform.settings.WrongSettingException;

/** Stops the start before any bean exists, if a setting of the directory is wrong. */
public class LdapSettingsCheck implements Extension {

  void check(@Observes BeforeBeanDiscovery start) {
    try {
      LdapConfiguration.read(LdapHolder::configured);
      LdapAdministrators.group(LdapHolder::configured);
    } catch (WrongSettingException wrong) {
      throw FailedStart.stop(wrong.line());
    }
  }
}
