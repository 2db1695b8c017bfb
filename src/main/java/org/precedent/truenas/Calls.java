package org.precedent.truenas;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.precedent.identity.AccessDeniedException;
import org.precedent.identity.InvalidException;
import org.precedent.identity.NotFoundException;
import org.precedent.platform.Outage;
import org.precedent.platform.json.ObjectText;
import org.precedent.session.Session;

/**
 * Messages of clients: read, checked in the order of the original (form, method, log-in, right,
 * arguments), run, answered. Thread-safe.
 */
@ApplicationScoped
public class Calls {

  private static final Logger LOG = Logger.getLogger(Calls.class.getName());

  private final Map<String, Method> methods = new HashMap<>();

  @Inject LogIns logIns;
  @Inject AnonymousLimits limits;
  @Inject Workers workers;

  /** For the container. */
  public Calls() {}

  @Inject
  Calls(@Any Instance<MethodGroup> groups) {
    groups.forEach(group -> group.methods().forEach(one -> methods.put(one.name(), one)));
  }

  /** Takes a message; the answer comes later. Messages of one connection come one at a time. */
  void receive(Connection connection, String message) {
    Reading reading = Messages.read(message);
    if (reading instanceof Reading.Unreadable unreadable) {
      refuse(connection, Optional.of(unreadable.id()), unreadable.error());
    } else if (reading instanceof Call call) {
      receive(connection, call);
    }
  }

  private void receive(Connection connection, Call call) {
    Method method = methods.get(call.method());
    Turn turn = method != null && method.inOrder() ? connection.turn() : Turn.any();
    if (!connection.slots().offer(() -> run(connection, call, turn))) {
      turn.before().thenRun(() -> turn.done().complete(false));
      refuse(connection, call.id(), RpcException.tooManyCalls(CallSlots.MAX));
    }
  }

  private void run(Connection connection, Call call, Turn turn) {
    if (turn.before().isDone()) {
      begin(connection, call, turn);
    } else {
      turn.before().thenRunAsync(() -> begin(connection, call, turn), workers::execute);
    }
  }

  private void begin(Connection connection, Call call, Turn turn) {
    CompletionStage<String> result;
    try {
      result = start(connection, call);
    } catch (RuntimeException failure) {
      result = CompletableFuture.failedStage(failure);
    }
    result.whenComplete(
        (value, failure) -> {
          answer(connection, call, value, failure);
          turn.done().complete(true);
          connection.slots().ended();
        });
  }

  private CompletionStage<String> start(Connection connection, Call call) {
    Method method = methods.get(call.method());
    if (method == null) {
      throw RpcException.noSuchMethod();
    }
    Optional<Session> session = logIns.session(connection);
    if (session.isEmpty() && method.access() != Access.ANYBODY) {
      limits.require(connection.peer(), method);
      if (method.access() != Access.LIMITED) {
        throw RpcException.notAuthenticated();
      }
    }
    if (method.access() == Access.ADMINISTRATOR
        && session.filter(one -> one.caller().administrator()).isEmpty()) {
      throw RpcException.failed(Errno.EACCES, "Not authorized");
    }
    return method.work().apply(new Invocation(connection, call, session));
  }

  private static void answer(
      Connection connection, Call call, @Nullable String value, @Nullable Throwable failure) {
    if (failure != null) {
      refuse(connection, call.id(), error(call, failure));
    } else if (value != null) {
      call.id()
          .ifPresent(
              id ->
                  connection
                      .outbox()
                      .send(
                          new ObjectText()
                              .put("jsonrpc", "2.0")
                              .source("result", value)
                              .source("id", id)
                              .toString()));
    }
  }

  private static void refuse(Connection connection, Optional<String> id, RpcException error) {
    id.ifPresent(
        known ->
            connection
                .outbox()
                .send(
                    new ObjectText()
                        .put("jsonrpc", "2.0")
                        .source("error", error.json())
                        .source("id", known)
                        .toString()));
  }

  private static RpcException error(Call call, Throwable thrown) {
    Throwable failure =
        thrown instanceof CompletionException wrapped && wrapped.getCause() != null
            ? wrapped.getCause()
            : thrown;
    if (failure instanceof RpcException known) {
      return known;
    }
    if (failure instanceof InvalidException invalid) {
      return RpcException.failed(Errno.EINVAL, invalid.problems().get(0).message());
    }
    if (failure instanceof AccessDeniedException) {
      return RpcException.failed(Errno.EACCES, "Not authorized");
    }
    if (failure instanceof NotFoundException) {
      // The user is gone, while his call ran.
      return RpcException.notAuthenticated();
    }
    if (Outage.causes(failure)) {
      return RpcException.failed(Errno.EFAULT, Outage.message(failure));
    }
    LOG.log(Level.SEVERE, failure, () -> "A call failed unexpectedly: " + call.method());
    return RpcException.failed(Errno.EFAULT, "The server failed unexpectedly. Its log says why.");
  }
}
