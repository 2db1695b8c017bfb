package org.precedent.truenas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.precedent.identity.UserId;
import org.precedent.session.ApiCredentials;
import org.precedent.session.DoorName;
import org.precedent.session.LogInAttempt;
import org.precedent.session.LogInAudit;
import org.precedent.session.LogInSource;
import org.precedent.session.LogInTokens;
import org.precedent.session.Mechanism;
import org.precedent.session.Origin;
import org.precedent.session.PasswordLogIn;
import org.precedent.session.PasswordLogIns;

/** What becomes of attempts to log in, and what is written down of them. */
class LogInTest {

  private static final PasswordLogIn WRONG =
      new PasswordLogIn.Refused(PasswordLogIn.Refusal.CREDENTIALS);

  private final DoorKit kit = new DoorKit();
  private final Connection connection = kit.connect(new TestSocket());
  private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
  private final Authenticator authenticator = new Authenticator();
  private final List<String> audited = new ArrayList<>();
  private final Set<LogInSource> sources = new HashSet<>();
  private PasswordLogIn answer = WRONG;

  LogInTest() {
    authenticator.clock = kit.clock;
    authenticator.logIns = kit.logIns;
    authenticator.limits = new AnonymousLimits();
    authenticator.persons = kit.logIns.persons;
    authenticator.audit = new Rows();
    authenticator.credentials =
        new ApiCredentials() {
          @Override
          public Optional<UserId> owner(String clientId) {
            return Optional.empty();
          }
        };
    authenticator.passwords =
        new PasswordLogIns() {
          @Override
          public PasswordLogIn logIn(LogInAttempt attempt) {
            return answer;
          }
        };
    authenticator.tokens =
        new LogInTokens() {
          @Override
          public Optional<Redeemed> redeem(String token, DoorName door, Origin origin) {
            return Optional.empty();
          }
        };
  }

  private final class Rows extends LogInAudit {

    @Override
    public void failed(Optional<UserId> user, PasswordLogIn.Refusal reason, LogInSource source) {
      audited.add("failed " + user.map(UserId::value).orElse(0L));
      sources.add(source);
    }

    @Override
    public void wrongToken(LogInSource source) {
      audited.add("token");
      sources.add(source);
    }

    @Override
    public void limited(LogInSource source) {
      audited.add("limited");
      sources.add(source);
    }
  }

  @AfterEach
  void stop() {
    timer.shutdownNow();
  }

  private static LogInSource source(Mechanism mechanism) {
    return LogInSource.of(DoorName.TRUENAS, DoorKit.HERE).by(mechanism);
  }

  private Authenticator.Outcome key(String name, String key) {
    return authenticator.apiKey(connection, Optional.of(name), key);
  }

  private String logInEx(String data) throws Exception {
    LogInMethods methods = new LogInMethods();
    methods.authenticator = authenticator;
    methods.workers = new Workers(Runnable::run, timer, 2);
    Method method =
        methods.methods().stream()
            .filter(one -> one.name().equals("auth.login_ex"))
            .findFirst()
            .orElseThrow();
    Call call =
        (Call)
            Messages.read(
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"auth.login_ex\",\"params\":["
                    + data
                    + "]}");
    CompletionStage<String> result =
        method.work().apply(new Invocation(connection, call, Optional.empty(), Optional.empty()));
    return result.toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private String withPassword() throws Exception {
    return logInEx(
        "{\"mechanism\":\"PASSWORD_PLAIN\",\"username\":\"ada\",\"password\":\"secret\"}");
  }

  @Test
  void the_right_password_of_an_expired_account_is_told_as_expired() throws Exception {
    answer = new PasswordLogIn.Refused(PasswordLogIn.Refusal.EXPIRED);
    assertThat(withPassword()).isEqualTo("{\"response_type\":\"EXPIRED\"}");
    answer = new PasswordLogIn.Refused(PasswordLogIn.Refusal.MUST_CHANGE);
    assertThat(withPassword()).isEqualTo("{\"response_type\":\"EXPIRED\"}");
    answer = new PasswordLogIn.Refused(PasswordLogIn.Refusal.LOCKED);
    assertThat(withPassword()).isEqualTo("{\"response_type\":\"AUTH_ERR\"}");
  }

  @Test
  void an_account_that_is_limited_is_told_so_with_the_time_and_written_down_few_times() {
    answer = new PasswordLogIn.Limited(Duration.ofMillis(1500));
    for (int i = 0; i < 50; i++) {
      assertThatThrownBy(() -> authenticator.password(connection, "ada", "secret"))
          .isInstanceOf(RpcException.class)
          .satisfies(
              limited ->
                  assertThat(((RpcException) limited).json())
                      .contains("EBUSY", "\"retry_after\":2"));
    }
    assertThat(audited).hasSize(20).containsOnly("limited");
    assertThat(sources).containsExactly(source(Mechanism.PASSWORD));
  }

  @Test
  void a_wrong_token_is_written_down_and_too_many_are_refused() {
    for (int i = 0; i < 20; i++) {
      assertThat(authenticator.token(connection, "x")).isEqualTo(new Authenticator.Outcome.Wrong());
    }
    assertThat(audited).hasSize(20).containsOnly("token");
    assertThatThrownBy(() -> authenticator.token(connection, "x")).isInstanceOf(RpcException.class);
    assertThat(audited).hasSize(21).endsWith("limited");
    assertThat(sources).containsExactly(source(Mechanism.TOKEN));
  }

  @Test
  void wrong_tokens_of_who_is_logged_in_are_refused_each_and_written_down_few_times() {
    kit.logIn(connection, 7);
    for (int i = 0; i < 50; i++) {
      assertThat(authenticator.token(connection, "x")).isEqualTo(new Authenticator.Outcome.Wrong());
    }
    assertThat(audited).hasSize(20).containsOnly("token");
  }

  @Test
  void a_password_shown_as_an_api_key_again_and_again_is_written_down_few_times() {
    answer = new PasswordLogIn.Accepted(new UserId(7), Optional.empty(), false);
    for (int i = 0; i < 50; i++) {
      assertThat(key("ada", "her password")).isEqualTo(new Authenticator.Outcome.Wrong());
    }
    assertThat(audited).hasSize(20).containsOnly("failed 7");
  }

  @Test
  void a_password_shown_as_an_api_key_is_refused_and_written_down() {
    answer = new PasswordLogIn.Accepted(new UserId(7), Optional.empty(), false);
    assertThat(key("ada", "her password")).isEqualTo(new Authenticator.Outcome.Wrong());
    assertThat(audited).containsExactly("failed 7");
    assertThat(sources).containsExactly(source(Mechanism.API_CREDENTIAL));
  }

  @Test
  void an_api_key_under_the_name_of_another_is_refused_and_written_down() {
    answer = new PasswordLogIn.Accepted(new UserId(7), Optional.of(1L), false);
    assertThat(key("not ada", "client:secret")).isEqualTo(new Authenticator.Outcome.Wrong());
    assertThat(audited).containsExactly("failed 7");
  }

  @Test
  void a_key_without_a_client_id_is_written_down() {
    assertThat(authenticator.apiKey(connection, Optional.empty(), "secret"))
        .isEqualTo(new Authenticator.Outcome.Wrong());
    assertThat(audited).containsExactly("failed 0");
  }
}
