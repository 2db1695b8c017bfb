package org.precedent.truenas;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.precedent.session.ConnectedSessions;

/**
 * Ends sessions that stand in the database as connected to this node, though nobody here is
 * connected in them: their end was lost. For one thread at a time.
 */
@ApplicationScoped
public class StrayedSessions {

  private static final Logger LOG = Logger.getLogger(StrayedSessions.class.getName());

  @Inject Connections connections;
  @Inject ConnectedSessions connected;

  private Set<Long> suspected = Set.of();

  /**
   * Looks for them. Ended is what was there already the last time: some are about to begin, others
   * to end, after the calls that came in them.
   */
  synchronized void end() {
    // Asked before the connections: who logs in meanwhile is not among them.
    Set<Long> strayed = new HashSet<>(connected.ofThisNode());
    connections
        .loggedIn()
        .flatMap(one -> one.loggedIn().stream())
        .forEach(known -> strayed.remove(known.session().id()));
    Set<Long> twice = strayed.stream().filter(suspected::contains).collect(Collectors.toSet());
    if (!twice.isEmpty()) {
      connected.end(twice);
      LOG.log(Level.WARNING, "{0} sessions without a connection were ended", twice.size());
    }
    strayed.removeAll(twice);
    suspected = strayed;
  }
}
