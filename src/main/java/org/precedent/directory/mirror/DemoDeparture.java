package org.precedent.directory.mirror;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.precedent.directory.ConfiguredDirectory;

/**
 * Sends the demo company away once a real directory, or none, is configured: its people would stay
 * users, and some of them administrators. Thread-safe.
 */
@ApplicationScoped
public class DemoDeparture {

  private static final Logger LOG = Logger.getLogger(DemoDeparture.class.getName());
  private static final String LEFT =
      "select id from %s where directory = ? and vanished_at is null order by id";

  @Inject MirrorTransactions transactions;
  @Inject Vanishing vanishing;

  /** Lets the people and groups of the demo company vanish, as if their entries were gone. */
  void leave() {
    List<Long> people = left(EntryKind.PEOPLE);
    List<Long> groups = left(EntryKind.GROUPS);
    if (!people.isEmpty() || !groups.isEmpty()) {
      LOG.log(
          Level.INFO,
          "The demo directory is no longer in use: its {0} people are disabled.",
          people.size());
      vanishing.users(people);
      vanishing.groups(groups);
    }
    vanishing.deleteExpired(ConfiguredDirectory.DEMO);
  }

  private List<Long> left(EntryKind kind) {
    return transactions.read(
        statements ->
            statements.rows(
                LEFT.formatted(kind.table()), row -> row.getLong(1), ConfiguredDirectory.DEMO));
  }
}
