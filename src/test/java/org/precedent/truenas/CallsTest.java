package org.precedent.truenas;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.precedent.identity.NotFoundException;
import org.precedent.identity.UserId;
import org.precedent.platform.json.StrictJson;
import org.precedent.session.DoorName;
import org.precedent.session.LogInAudit;
import org.precedent.session.LogInTokens.Redeemed;
import org.precedent.session.TokenHash;
import org.precedent.testing.LogLines;

class CallsTest {

  private final DoorKit kit = new DoorKit();
  private final TestSocket socket = new TestSocket();
  private final Connection connection = kit.connect(socket);
  private final List<String> done = new ArrayList<>();
  private final List<String> audited = new ArrayList<>();
  private boolean auditFails;
  private final List<CompletableFuture<String>> logIns = new ArrayList<>();

  private final Calls calls =
      calls(
          Method.of("ping", Access.ANYBODY, call -> "\"pong\""),
          Method.of("who", Access.USER, call -> note("who", call)),
          Method.inOrder("set", Access.USER, call -> note("set", call)),
          Method.of(
              "core.subscribe",
              Access.USER,
              call -> fail(RpcException.failed(Errno.EACCES, "Not authorized"))),
          Method.of("rule", Access.ADMINISTRATOR, call -> "1"),
          Method.of("limited", Access.LIMITED, call -> "1"),
          Method.logIn("login", call -> later()),
          Method.of("overflow", Access.USER, call -> fail(new StackOverflowError())),
          Method.inOrder("gone", Access.USER, call -> fail(new NotFoundException("session"))));

  private Calls calls(Method... methods) {
    MethodGroup group = () -> List.of(methods);
    Calls made = new Calls(List.of(group));
    made.logIns = kit.logIns;
    made.guard = new Guard();
    made.guard.limits = new AnonymousLimits();
    made.guard.audit = new Rows();
    made.workers = kit.workers;
    return made;
  }

  private final class Rows extends LogInAudit {

    @Override
    public void refusedCall(Optional<UserId> caller, String call, DoorName door, String address) {
      if (auditFails) {
        throw new IllegalStateException("The database is away.");
      }
      audited.add(
          "%s by %s at %s from %s"
              .formatted(call, caller.map(UserId::toString).orElse("nobody"), door, address));
    }
  }

  private String note(String what, Invocation call) {
    done.add(what + " by " + call.caller().user().value());
    return Long.toString(call.caller().user().value());
  }

  private CompletableFuture<String> later() {
    CompletableFuture<String> result = new CompletableFuture<>();
    logIns.add(result);
    return result;
  }

  private static String fail(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    throw (RuntimeException) failure;
  }

  private void call(String method) {
    call(method, method);
  }

  private void call(String method, String id) {
    calls.receive(
        connection, "{\"jsonrpc\":\"2.0\",\"id\":\"" + id + "\",\"method\":\"" + method + "\"}");
  }

  private JsonObject answer() {
    List<String> sent = socket.sent();
    return StrictJson.value(sent.get(sent.size() - 1)).asJsonObject();
  }

  private int errno() {
    return answer().getJsonObject("error").getJsonObject("data").getInt("error");
  }

  private <T> List<T> answers(Function<JsonObject, T> what) {
    return socket.sent().stream()
        .map(text -> what.apply(StrictJson.value(text).asJsonObject()))
        .toList();
  }

  @Test
  void a_call_is_that_of_who_was_logged_in_when_it_came() {
    kit.logIn(connection, 7);
    call("set");
    call("who");
    kit.logIn(connection, 8);
    call("set");
    kit.run();

    assertThat(done).contains("set by 7", "set by 8").doesNotContain("who by 8");
    assertThat(done.indexOf("set by 7")).isLessThan(done.indexOf("set by 8"));
  }

  @Test
  void a_call_that_came_before_the_log_in_is_nobodys() {
    call("set");
    kit.logIn(connection, 7);
    kit.run();

    assertThat(errno()).isEqualTo(207);
    assertThat(done).isEmpty();
  }

  @Test
  void what_came_before_the_connection_was_closed_is_done_and_then_the_session_ends() {
    kit.logIn(connection, 7);
    for (int i = 0; i < 20; i++) {
      call("set", "s" + i);
    }
    kit.connections.remove(connection);
    connection.outbox().close();
    kit.logIns.leave(connection);
    kit.run();

    assertThat(done).hasSize(20).containsOnly("set by 7");
    assertThat(kit.happened).endsWith("left 1", "removed");
  }

  @Test
  void a_session_that_has_ended_meanwhile_does_nothing_more() {
    LoggedIn loggedIn = kit.logIn(connection, 7);
    call("set");
    kit.kill(loggedIn);
    kit.run();

    assertThat(errno()).isEqualTo(207);
    assertThat(connection.loggedIn()).isEmpty();
  }

  @Test
  void what_is_gone_while_a_call_runs_is_told_as_the_end_of_the_session() {
    kit.logIn(connection, 7);
    call("gone");
    kit.run();
    assertThat(errno()).isEqualTo(207);
  }

  @Test
  void an_error_is_answered_and_costs_neither_place_nor_turn() {
    kit.logIn(connection, 7);
    try (LogLines log = new LogLines("org.precedent.truenas")) {
      for (int i = 0; i < 30; i++) {
        call("overflow");
        kit.run();
        assertThat(errno()).isEqualTo(14);
      }
      assertThat(log.text()).contains("overflow");
    }
    call("set");
    kit.run();
    assertThat(done).containsExactly("set by 7");
  }

  @Test
  void ten_calls_run_ten_wait_and_the_rest_is_refused_without_a_turn() {
    kit.logIn(connection, 7);
    for (int i = 0; i < 25; i++) {
      call("set", "s" + i);
    }
    assertThat(answers(one -> one.getString("id")))
        .containsExactly("s20", "s21", "s22", "s23", "s24");
    assertThat(answer().getJsonObject("error").getInt("code")).isEqualTo(-32000);
    kit.run();
    assertThat(done).hasSize(20);
    call("set");
    kit.run();
    assertThat(done).hasSize(21);
  }

  @Test
  void a_call_keeps_its_place_until_its_answer_is_sent() {
    kit.logIn(connection, 7);
    socket.deaf();
    for (int i = 0; i < 20; i++) {
      call("who", "w" + i);
    }
    kit.run();
    assertThat(done).hasSize(10);

    socket.take();
    kit.run();
    assertThat(done).hasSize(11);
    socket.read();
    kit.run();
    socket.read();
    assertThat(done).hasSize(20);
    assertThat(socket.sent()).hasSize(20);
  }

  @Test
  void what_asks_nobody_is_answered_at_once_while_all_threads_and_places_are_taken() {
    kit.logIn(connection, 7);
    for (int i = 0; i < 20; i++) {
      call("who", "w" + i);
    }
    for (int i = 0; i < 30; i++) {
      call("ping");
    }
    assertThat(answers(one -> one.getString("result"))).hasSize(30).containsOnly("pong");
  }

  @Test
  void log_ins_leave_threads_for_others() {
    for (int i = 0; i < 9; i++) {
      call("login", "l" + i);
    }
    // Of four threads, two.
    assertThat(kit.threads).hasSize(2);
    call("limited");
    assertThat(kit.threads).hasSize(3);
    kit.run();
    assertThat(answer().getInt("result")).isEqualTo(1);
    assertThat(logIns).hasSize(9);
    logIns.get(0).complete("true");
    assertThat(answer().getString("id")).isEqualTo("l0");
  }

  @Test
  void what_can_not_begin_is_answered_and_costs_no_place() {
    Calls refusing = calls(Method.inOrder("set", Access.USER, call -> "1"));
    refusing.workers =
        new Workers(
            work -> {
              throw new RejectedExecutionException();
            },
            null,
            4);
    try (LogLines log = new LogLines("org.precedent.truenas")) {
      for (int i = 0; i < 30; i++) {
        refusing.receive(connection, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"set\"}");
        assertThat(errno()).isEqualTo(14);
      }
      assertThat(log.text()).contains("set");
    }
    assertThat(connection.slots().isFull()).isFalse();
  }

  @Test
  void who_is_not_logged_in_may_call_twenty_times_in_a_minute_and_log_in_whenever_he_likes() {
    for (int i = 0; i < 20; i++) {
      call("limited");
      kit.run();
      assertThat(answer()).containsKey("result");
    }
    call("limited");
    kit.run();
    assertThat(errno()).isEqualTo(16);
    for (int i = 0; i < 40; i++) {
      call("login");
      kit.run();
      logIns.get(i).complete("false");
      assertThat(answer()).containsKey("result");
    }
  }

  @Test
  void what_is_refused_is_written_down_with_where_it_came_from() {
    call("who");
    kit.run();
    for (int i = 0; i < 21; i++) {
      call("limited");
      kit.run();
    }
    kit.logIn(connection, 7);
    call("rule");
    kit.run();

    assertThat(errno()).isEqualTo(13);
    assertThat(audited)
        .containsExactly(
            "who ENOTAUTHENTICATED by nobody at TRUENAS from " + DoorKit.HERE,
            "limited EBUSY by nobody at TRUENAS from " + DoorKit.HERE,
            "rule EACCES by " + new UserId(7) + " at TRUENAS from " + DoorKit.HERE);
  }

  @Test
  void what_a_method_itself_refuses_for_want_of_a_right_is_written_down_too() {
    kit.logIn(connection, 7);
    call("core.subscribe");
    call("gone");
    kit.run();

    assertThat(audited)
        .containsExactly(
            "core.subscribe EACCES by " + new UserId(7) + " at TRUENAS from " + DoorKit.HERE);
  }

  @Test
  void a_flood_of_refused_calls_floods_no_audit() {
    for (int i = 0; i < 100; i++) {
      call("who");
      kit.run();
    }
    assertThat(audited).hasSize(20);
  }

  @Test
  void calls_of_nobody_do_not_hide_what_is_refused_to_somebody() {
    a_flood_of_refused_calls_floods_no_audit();
    kit.logIn(connection, 7);
    call("rule");
    kit.run();
    assertThat(audited).hasSize(21).last().asString().startsWith("rule EACCES");
  }

  @Test
  void a_call_is_refused_for_the_same_reason_when_it_can_not_be_written_down() {
    auditFails = true;
    try (LogLines log = new LogLines("org.precedent.truenas")) {
      call("who");
      kit.run();
      assertThat(log.text()).contains("could not be written down");
    }
    assertThat(errno()).isEqualTo(207);
  }

  @Test
  void what_every_client_calls_before_its_log_in_is_not_written_down() {
    call("core.subscribe");
    kit.run();

    assertThat(errno()).isEqualTo(207);
    assertThat(audited).isEmpty();
  }

  @Test
  void a_ping_lets_the_token_of_the_log_in_live_on() {
    Instant until = kit.clock.instant().plus(Duration.ofDays(30));
    Redeemed redeemed =
        new Redeemed(kit.logIn(7), new TokenHash("00".repeat(32)), Duration.ofMinutes(10), until);
    kit.logIns.begin(
        connection,
        redeemed.logIn(),
        LoggedIn.Kind.TOKEN,
        new LoggedIn.Key(redeemed, kit.clock.instant()));
    call("ping");
    kit.run();
    assertThat(kit.happened).doesNotContain("used a token until " + until);

    kit.advance(Duration.ofMinutes(1));
    call("ping");
    call("ping");
    kit.run();
    assertThat(kit.happened).containsOnlyOnce("used a token until " + until);
  }
}
