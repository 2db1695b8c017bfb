package org.precedent.secrecy;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import javax.sql.DataSource;
import org.precedent.platform.FailedStart;
import org.precedent.platform.database.SchemaReady;

/**
 * Brings keyset and database together, as soon as the database is there; if they don't belong
 * together, stops the start.
 */
@ApplicationScoped
public class KeysetStart {

  @Resource(lookup = "java:app/jdbc/precedent")
  DataSource database;

  @Inject Instance<Sealer> sealer;

  void onSchemaReady(@Observes SchemaReady ready) {
    try {
      Sentinel.verify(sealer.get(), stored());
    } catch (KeysetException wrong) {
      throw FailedStart.stop(wrong.line());
    }
  }

  private SealedValue stored() {
    SentinelStore store = new SentinelStore(database);
    return store.read().orElseGet(() -> store.add(Sentinel.create(sealer.get())));
  }
}
