package org.precedent.session;

import java.time.Duration;

/** What became of a program's attempt to log in with a client id and a secret. */
public sealed interface ClientLogIn {

  /** It is logged in. */
  record Begun(LogIn logIn) implements ClientLogIn {}

  /** There is no such client id, the secret is wrong, or it or its user is disabled. */
  record Refused() implements ClientLogIn {}

  /** Too many attempts failed before. */
  record Limited(Duration retryAfter) implements ClientLogIn {}
}
