package org.precedent.truenas;

import java.util.Optional;
import java.util.function.BiFunction;

/**
 * What {@code auth.login_ex} is told.
 *
 * @param attempt the way to log in
 */
record LogInData(
    BiFunction<Authenticator, Connection, Authenticator.Outcome> attempt,
    boolean wantsUserInfo,
    boolean wantsReconnectToken) {

  private static final String OPTIONS = "login_options";

  /**
   * @throws RpcException if it is not told well
   */
  static LogInData of(Invocation invocation) {
    Fields arguments = invocation.arguments("login_data");
    arguments.require("login_data");
    Fields data = arguments.object("login_data");
    arguments.check();
    String mechanism = data.text("mechanism");
    arguments.check();
    Fields fields = data.as(mechanism);
    BiFunction<Authenticator, Connection, Authenticator.Outcome> attempt =
        switch (mechanism) {
          case "PASSWORD_PLAIN" -> password(fields);
          case "API_KEY_PLAIN" -> apiKey(fields);
          case "TOKEN_PLAIN" -> token(fields);
          case "SCRAM", "OTP_TOKEN" ->
              throw RpcException.failed(
                  Errno.EOPNOTSUPP, mechanism + ": mechanism is not supported");
          default ->
              throw RpcException.invalid(
                  "login_data.mechanism", "Input should be one of auth.mechanism_choices");
        };
    Fields options = fields.object(OPTIONS);
    boolean userInfo = options.flag("user_info", true);
    boolean reconnectToken = options.flag("reconnect_token", false);
    options.allow("user_info", "reconnect_token");
    arguments.check();
    return new LogInData(attempt, userInfo, reconnectToken);
  }

  /** Tries it. */
  Authenticator.Outcome attempt(Authenticator authenticator, Connection connection) {
    return attempt.apply(authenticator, connection);
  }

  private static BiFunction<Authenticator, Connection, Authenticator.Outcome> password(
      Fields fields) {
    String name = fields.text("username");
    String password = fields.text("password");
    fields.allow("mechanism", "username", "password", OPTIONS);
    return (authenticator, connection) -> authenticator.password(connection, name, password);
  }

  private static BiFunction<Authenticator, Connection, Authenticator.Outcome> apiKey(
      Fields fields) {
    String name = fields.text("username");
    String key = fields.text("api_key");
    fields.allow("mechanism", "username", "api_key", OPTIONS);
    return (authenticator, connection) -> authenticator.apiKey(connection, Optional.of(name), key);
  }

  private static BiFunction<Authenticator, Connection, Authenticator.Outcome> token(Fields fields) {
    String token = fields.text("token");
    fields.allow("mechanism", "token", OPTIONS);
    return (authenticator, connection) -> authenticator.token(connection, token);
  }

  /** Never a secret. */
  @Override
  public String toString() {
    return "LogInData[hidden]";
  }
}
