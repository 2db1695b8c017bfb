package org.precedent.release.client;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.precedent.platform.FailedStart;
import org.precedent.platform.settings.Settings;
import org.precedent.platform.settings.WrongSettingException;

/** Stops the start before any bean exists, if a setting of deliveries is wrong. */
public class DeliverySettingsCheck implements Extension {

  void check(@Observes BeforeBeanDiscovery start) {
    try {
      Config config = ConfigProvider.getConfig();
      Settings settings = new Settings(name -> config.getOptionalValue(name, String.class));
      ClientSettings.checkAllowlist(settings);
      ClientSettings.read(settings);
    } catch (WrongSettingException wrong) {
      throw FailedStart.stop(wrong.line());
    }
  }
}
