package org.precedent.truenas;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ThreadLocalRandom;
import org.precedent.platform.json.ObjectText;

/**
 * The ways to log in. A log-in that fails is answered late; nobody waits for that but its client.
 */
@ApplicationScoped
public class LogInMethods implements MethodGroup {

  private static final String MECHANISMS = "[\"PASSWORD_PLAIN\",\"API_KEY_PLAIN\",\"TOKEN_PLAIN\"]";
  private static final int MIN_DELAY_MILLIS = 1000;
  private static final int MAX_DELAY_MILLIS = 2000;

  @Inject Authenticator authenticator;
  @Inject ReconnectTokens reconnectTokens;
  @Inject UserInfo userInfo;
  @Inject Workers workers;

  @Override
  public List<Method> methods() {
    return List.of(
        Method.of("auth.mechanism_choices", Access.LIMITED, LogInMethods::mechanisms),
        Method.logIn("auth.login_ex", this::logInEx),
        Method.of("auth.login_ex_continue", Access.LIMITED, LogInMethods::proceed),
        Method.logIn("auth.login", this::logIn),
        Method.logIn("auth.login_with_token", this::logInWithToken),
        Method.logIn("auth.login_with_api_key", this::logInWithApiKey));
  }

  private static String mechanisms(Invocation invocation) {
    invocation.arguments().check();
    return MECHANISMS;
  }

  private CompletionStage<String> logInEx(Invocation invocation) {
    LogInData data = LogInData.of(invocation);
    Authenticator.Outcome outcome = data.attempt(authenticator, invocation.connection());
    if (outcome instanceof Authenticator.Outcome.Success success) {
      return CompletableFuture.completedFuture(success(invocation, data, success.loggedIn()));
    }
    String type = outcome instanceof Authenticator.Outcome.Expired ? "EXPIRED" : "AUTH_ERR";
    return refused(new ObjectText().put("response_type", type).toString());
  }

  private String success(Invocation invocation, LogInData data, LoggedIn loggedIn) {
    ObjectText json = new ObjectText().put("response_type", "SUCCESS");
    json.source("user_info", data.wantsUserInfo() ? userInfo.of(loggedIn.session()) : "null");
    json.put("authenticator", "LEVEL_1");
    json.source(
        "reconnect_token",
        data.wantsReconnectToken()
            ? reconnectTokens.create(invocation.connection(), loggedIn)
            : "null");
    return json.toString();
  }

  // No log-in takes a second step here.
  private static String proceed(Invocation invocation) {
    Fields arguments = invocation.arguments("login_data");
    arguments.require("login_data");
    arguments.object("login_data");
    arguments.check();
    throw RpcException.failed(Errno.EINVAL, "There is no log-in to continue");
  }

  private CompletionStage<String> logIn(Invocation invocation) {
    Fields arguments = invocation.arguments("username", "password", "otp_token");
    String username = arguments.text("username");
    String password = arguments.text("password");
    arguments.textOrNull("otp_token");
    arguments.check();
    return told(authenticator.password(invocation.connection(), username, password));
  }

  private CompletionStage<String> logInWithToken(Invocation invocation) {
    Fields arguments = invocation.arguments("token");
    String token = arguments.text("token");
    arguments.check();
    return told(authenticator.token(invocation.connection(), token));
  }

  private CompletionStage<String> logInWithApiKey(Invocation invocation) {
    Fields arguments = invocation.arguments("api_key");
    String key = arguments.text("api_key");
    arguments.check();
    return told(authenticator.apiKey(invocation.connection(), Optional.empty(), key));
  }

  private CompletionStage<String> told(Authenticator.Outcome outcome) {
    return outcome instanceof Authenticator.Outcome.Success
        ? CompletableFuture.completedFuture("true")
        : refused("false");
  }

  private CompletionStage<String> refused(String result) {
    int millis = ThreadLocalRandom.current().nextInt(MIN_DELAY_MILLIS, MAX_DELAY_MILLIS);
    return workers.later(Duration.ofMillis(millis), result);
  }
}
