package org.precedent.truenas;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.precedent.session.Session;

/**
 * Messages of clients: read, checked in the order of the original (form, method, log-in, right,
 * arguments), run, answered. A call keeps its place among those of its connection until its answer
 * is sent, so that a client gets no more than it takes. Thread-safe.
 */
@ApplicationScoped
public class Calls {

  private static final Logger LOG = Logger.getLogger(Calls.class.getName());

  private final Map<String, Method> methods = new HashMap<>();

  @Inject LogIns logIns;
  @Inject Guard guard;
  @Inject Workers workers;

  /** For the container. */
  public Calls() {}

  @Inject
  Calls(@Any Instance<MethodGroup> groups) {
    this((Iterable<MethodGroup>) groups);
  }

  Calls(Iterable<MethodGroup> groups) {
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
    if (method == null) {
      refuse(connection, call.id(), RpcException.noSuchMethod());
    } else if (method.access() == Access.ANYBODY) {
      answerAtOnce(connection, call, method);
    } else if (connection.slots().isFull()) {
      refuse(connection, call.id(), RpcException.tooManyCalls(CallSlots.MAX));
    } else {
      Turn turn = method.pace() == Pace.IN_ORDER ? connection.turn() : Turn.any();
      Received received = new Received(connection, call, method, connection.loggedIn(), turn);
      connection.slots().begin(() -> schedule(received));
    }
  }

  // What asks nobody waits for nobody, so that clients see that the server is there.
  private void answerAtOnce(Connection connection, Call call, Method method) {
    connection.loggedIn().ifPresent(logIns::used);
    CompletionStage<String> result;
    try {
      result =
          method.work().apply(new Invocation(connection, call, Optional.empty(), Optional.empty()));
    } catch (RuntimeException failure) {
      result = CompletableFuture.failedStage(failure);
    }
    result.whenComplete(
        (value, failure) -> Answers.of(call, value, failure).ifPresent(connection.outbox()::send));
  }

  private void schedule(Received received) {
    Executor lane = received.method().pace() == Pace.LOG_IN ? workers.logIns() : workers;
    received
        .turn()
        .before()
        .thenRun(
            () -> {
              try {
                lane.execute(() -> run(received));
              } catch (RuntimeException | Error rejected) {
                end(received, null, rejected);
              }
            });
  }

  private void run(Received received) {
    CompletionStage<String> result;
    try {
      result = start(received);
    } catch (RuntimeException | Error failure) {
      result = CompletableFuture.failedStage(failure);
    }
    result.whenComplete((value, failure) -> end(received, value, failure));
  }

  private CompletionStage<String> start(Received received) {
    Method method = received.method();
    Connection connection = received.connection();
    Optional<Session> session = logIns.session(connection, received.from());
    guard.require(connection, method, session);
    Invocation invocation = new Invocation(connection, received.call(), received.from(), session);
    try {
      return method.work().apply(invocation);
    } catch (RpcException refused) {
      guard.refused(connection, method, session, refused);
      throw refused;
    }
  }

  // Whatever fails, the place is free and the next one gets its turn: a client that waits for an
  // answer that can't be made is better cut off.
  private void end(Received received, @Nullable String value, @Nullable Throwable failure) {
    Connection connection = received.connection();
    Optional<String> answer = Optional.empty();
    try {
      answer = Answers.of(received.call(), value, failure);
    } catch (RuntimeException | Error broken) {
      LOG.log(Level.SEVERE, broken, () -> "No answer to a call: " + received.call().method());
      workers.execute(connection::breakOff);
    } finally {
      leave(received, answer);
    }
  }

  private static void leave(Received received, Optional<String> answer) {
    Connection connection = received.connection();
    try {
      if (answer.isPresent()) {
        connection.outbox().send(answer.get(), connection.slots()::ended);
      } else {
        connection.slots().ended();
      }
    } finally {
      received.turn().done().complete(true);
    }
  }

  private static void refuse(Connection connection, Optional<String> id, RpcException error) {
    Answers.refusal(id, error).ifPresent(connection.outbox()::send);
  }
}
