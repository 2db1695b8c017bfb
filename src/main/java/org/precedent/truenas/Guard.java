package org.precedent.truenas;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.precedent.identity.UserId;
import org.precedent.session.DoorName;
import org.precedent.session.LogInAudit;
import org.precedent.session.Session;
import org.precedent.truenas.AnonymousLimits.Refusal;

/**
 * Lets calls pass or not, and writes down which it refuses: few of one address, since the audit
 * must not grow without end. Thread-safe.
 */
@ApplicationScoped
public class Guard {

  @Inject AnonymousLimits limits;
  @Inject LogInAudit audit;

  /**
   * Lets who may call a method pass.
   *
   * @param session of who calls, if he is logged in
   * @throws RpcException if he may not, or not so often
   */
  void require(Connection connection, Method method, Optional<Session> session) {
    try {
      if (session.isEmpty()) {
        requireOfAnybody(connection, method);
      } else if (method.access() == Access.ADMINISTRATOR
          && !session.get().caller().administrator()) {
        throw RpcException.failed(Errno.EACCES, "Not authorized");
      }
    } catch (RpcException refused) {
      note(connection, method, session, refused);
      throw refused;
    }
  }

  /** Writes down that a method itself refused a call, if it is for want of a right. */
  void refused(
      Connection connection, Method method, Optional<Session> session, RpcException refused) {
    if (refused.errname().equals(Errno.EACCES.name())) {
      note(connection, method, session, refused);
    }
  }

  private void requireOfAnybody(Connection connection, Method method) {
    limits.require(connection.peer(), method);
    if (method.access() != Access.LIMITED) {
      throw RpcException.notAuthenticated();
    }
  }

  private void note(
      Connection connection, Method method, Optional<Session> session, RpcException refused) {
    boolean usual = session.isEmpty() && AnonymousLimits.isUsual(method);
    Refusal refusal = session.isEmpty() ? Refusal.CALL_OF_NOBODY : Refusal.CALL;
    if (!usual) {
      Peer peer = connection.peer();
      Optional<UserId> caller = session.map(one -> one.caller().user());
      String call = method.name() + " " + refused.errname();
      limits.note(
          peer, refusal, () -> audit.refusedCall(caller, call, DoorName.TRUENAS, peer.address()));
    }
  }
}
