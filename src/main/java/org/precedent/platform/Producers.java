package org.precedent.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.precedent.platform.settings.Settings;

/** What every part may inject: the settings and the one clock. */
@ApplicationScoped
public class Producers {

  /** All settings, as checked at start. */
  @Produces
  @Singleton
  public Settings settings() {
    return configured();
  }

  /** The clock by which everything happens, in UTC. */
  @Produces
  @Singleton
  public Clock clock() {
    return Clock.systemUTC();
  }

  static Settings configured() {
    Config config = ConfigProvider.getConfig();
    return new Settings(name -> config.getOptionalValue(name, String.class));
  }
}
