package org.precedent.session;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.precedent.directory.UserChanged;
import org.precedent.platform.Sql;
import org.precedent.platform.database.Vendors;
import org.precedent.platform.settings.DatabaseUrl.Vendor;

/**
 * Tells all nodes that sessions ended or changed, by PostgreSQL's NOTIFY in the transaction that
 * does it: they hear of it when it commits, or never. An embedded H2 has one node, which needs no
 * messages. Thread-safe.
 */
@ApplicationScoped
public class SessionAnnouncements {

  /** PostgreSQL's name for where to listen. */
  static final String CHANNEL = "precedent_sessions";

  @PersistenceContext(unitName = "precedent")
  EntityManager entityManager;

  @Resource(lookup = "java:app/jdbc/precedent")
  DataSource database;

  private volatile @Nullable Boolean manyNodes;

  /** Tells it, in the caller's transaction. */
  void send(SessionMessage message) {
    if (manyNodes()) {
      Sql.rows(entityManager, "select count(*) from pg_notify(?1, ?2)", CHANNEL, message.text());
    }
  }

  void onChange(@Observes UserChanged change) {
    SessionMessage.of(change.users()).forEach(this::send);
  }

  /** Whether there may be other nodes over the same database. */
  boolean manyNodes() {
    Boolean known = manyNodes;
    if (known == null) {
      known = Vendors.of(database) == Vendor.POSTGRESQL;
      manyNodes = known;
    }
    return known;
  }
}
