package org.precedent.secrecy;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.precedent.platform.FailedStart;
import org.precedent.platform.database.SchemaReady;
import org.precedent.platform.settings.Settings;

/**
 * Brings keyset and database together, as soon as the database is there; if they don't belong
 * together, stops the start.
 */
@ApplicationScoped
public class KeysetStart {

  @Resource(lookup = "java:app/jdbc/precedent")
  DataSource database;

  @Inject Settings settings;
  @Inject Clock clock;
  @Inject Instance<Sealer> sealer;

  void onSchemaReady(@Observes SchemaReady ready) {
    try {
      Sentinel.verify(sealer.get(), stored());
    } catch (KeysetException wrong) {
      throw FailedStart.stop(wrong.line());
    }
  }

  /** The sealer of this server. */
  @Produces
  @Singleton
  public Sealer sealer() {
    KeysetFile file = new KeysetFile(settings.keysetFile(), masterKey());
    file.load(new SentinelStore(database).read().isPresent());
    return new Sealer(new FollowedKeyset(file, clock));
  }

  private SealedValue stored() {
    SentinelStore store = new SentinelStore(database);
    return store.read().orElseGet(() -> store.add(Sentinel.create(sealer.get())));
  }

  private Optional<MasterKey> masterKey() {
    Optional<MasterKey> given = settings.get(Settings.MASTER_KEY).map(MasterKey::parse);
    return given.isPresent() ? given : settings.get(Settings.MASTER_KEY_FILE).map(MasterKey::read);
  }
}
