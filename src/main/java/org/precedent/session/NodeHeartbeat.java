package org.precedent.session;

import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.logging.Logger;
import org.precedent.platform.BackgroundRun;

/** Says every quarter of a minute that this node is there. */
@Singleton
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
// The container begins a transaction around a timer, whatever attribute the method has.
@TransactionManagement(TransactionManagementType.BEAN)
public class NodeHeartbeat {

  private static final Logger LOG = Logger.getLogger(NodeHeartbeat.class.getName());

  @Inject ConnectedSessions connected;

  /** Says so, and forgets nodes that are long silent, in a transaction. */
  @Schedule(hour = "*", minute = "*", second = "*/15", persistent = false)
  public void beat() {
    BackgroundRun.of(LOG, "The other nodes don't hear of this one", () -> connected.nodeIsThere());
  }
}
