package org.precedent.session;

import java.util.Locale;

/** What kind of thing somebody shows to log in. */
public enum Mechanism {
  PASSWORD,
  /** Client id and secret. */
  API_CREDENTIAL,
  /** One of {@link LogInTokens}. */
  TOKEN,
  /** That of an administrator, who acts as somebody else. */
  SESSION;

  /** The name in the audit. */
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
