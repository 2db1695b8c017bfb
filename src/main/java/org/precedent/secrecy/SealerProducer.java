package org.precedent.secrecy;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import javax.sql.DataSource;
import org.precedent.platform.settings.Settings;

/** Makes the sealer of this server, with the keyset that the settings name. */
@ApplicationScoped
public class SealerProducer {

  @Resource(lookup = "java:app/jdbc/precedent")
  DataSource database;

  @Inject Settings settings;
  @Inject Clock clock;

  /** The sealer of this server. */
  @Produces
  @Singleton
  public Sealer sealer() {
    KeysetFile file = KeysetFile.configured(settings);
    file.load(new SentinelStore(database).read().isPresent());
    return new Sealer(new FollowedKeyset(file, clock));
  }
}
