package org.precedent.platform;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import org.precedent.platform.settings.WrongSettingException;

/** Stops the start before any bean exists, if a setting is wrong. */
public class SettingsCheck implements Extension {

  void check(@Observes BeforeBeanDiscovery start) {
    try {
      Producers.configured();
    } catch (WrongSettingException wrong) {
      throw FailedStart.stop(wrong.line());
    }
  }
}
